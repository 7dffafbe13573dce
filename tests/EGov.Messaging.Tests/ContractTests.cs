using System.Text.Json;
using EGov.Messaging.Log;

namespace EGov.Messaging.Tests;

public sealed class ContractTests
{
    private enum Colour
    {
        Unknown,
        DarkRed,
    }

    [Fact]
    public void An_enum_is_text_and_a_value_from_the_future_is_unknown()
    {
        JsonSerializer.Serialize(new Painted(Colour.DarkRed, null), EventJson.Options).ShouldBe("""{"colour":"darkRed"}""");
        JsonSerializer.Deserialize<Painted>("""{"colour":"ultraviolet","shine":3}""", EventJson.Options).ShouldBe(new Painted(Colour.Unknown, null));
    }

    [Fact]
    public void An_envelope_is_read_as_it_was_written_whatever_else_it_holds()
    {
        var context = new EventContext(Guid.CreateVersion7(), Painted.EventType, "/services/tests", Guid.CreateVersion7(), 7, DateTimeOffset.UtcNow, "a", "b", Guid.CreateVersion7(), "c");
        var body = CloudEvent.Write(context, new Painted(Colour.DarkRed, "Nguyễn"));

        CloudEvent.Read(body, typeof(Painted)).ShouldBe((context, new Painted(Colour.DarkRed, "Nguyễn")));
        var more = $$"""{"future":{"data":[1,{"x":2}]},{{System.Text.Encoding.UTF8.GetString(body)[1..]}}""";
        CloudEvent.Read(System.Text.Encoding.UTF8.GetBytes(more), typeof(Painted)).ShouldBe((context, new Painted(Colour.DarkRed, "Nguyễn")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"specversion":"0.3","id":"01a20173-b879-77ad-a7c0-1bbf7467764b","source":"/x","type":"t","subject":"01a20173-b879-77ad-a7c0-1bbf7467764b","time":"2026-01-01T00:00:00Z","data":{}}""")]
    [InlineData("""{"specversion":"1.0","id":"01a20173-b879-77ad-a7c0-1bbf7467764b","source":"/x","type":"t","subject":"01a20173-b879-77ad-a7c0-1bbf7467764b","time":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"specversion":"1.0","id":"01a20173-b879-77ad-a7c0-1bbf7467764b","source":"/x","type":"t","subject":"x","time":"2026-01-01T00:00:00Z","data":{}}""")]
    [InlineData("""{"specversion":"1.0","id":"01a20173-b879-77ad-a7c0-1bbf7467764b","sou""")]
    public void What_is_not_an_event_is_refused(string body)
        => Should.Throw<JsonException>(() => CloudEvent.Read(System.Text.Encoding.UTF8.GetBytes(body), typeof(Painted)));

    [Fact]
    public void An_event_without_a_proper_name_cannot_be_staged()
    {
        Should.Throw<InvalidOperationException>(() => EventNames.Of(typeof(string))).Message.ShouldContain("EventType");
        Should.Throw<InvalidOperationException>(() => EventNames.Of(typeof(Misnamed))).Message.ShouldContain("not an event name");
    }

    [Fact]
    public void A_handler_that_is_not_a_slice_is_refused_at_start()
    {
        var messaging = new MessagingBuilder("tests");

        Should.Throw<InvalidOperationException>(() => messaging.Handle((ThingChanged _) => Task.CompletedTask)).Message.ShouldContain("When<Event>");
        messaging.Handle(WhenThingChanged.Handle);
        Should.Throw<InvalidOperationException>(() => messaging.Handle(WhenThingChanged.Handle)).Message.ShouldContain("Two handlers");
    }

    private sealed record Painted(Colour Colour, string? By)
    {
        public const string EventType = "egov.tests.thing-painted.v1";
    }

    private sealed record Misnamed
    {
        public const string EventType = "ThingPainted";
    }
}
