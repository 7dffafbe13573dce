using EGov.Replay.Events;
using EGov.Replay.Plan;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

public sealed class EventCheckTests
{
    private static readonly YearPlan Plan = YearPlan.Make(District.YenThe);

    [Fact]
    public void Every_event_once_and_in_order_holds()
    {
        var check = EventCheck.Of(Plan, Told(Everything()));

        check.Holds.ShouldBeTrue();
        check.Received.ShouldBe(check.Expected);
        check.ByType.Values.ShouldAllBe(count => count.Expected == count.Received);
    }

    [Fact]
    public void A_lost_event_is_found()
    {
        var events = Everything();
        events.RemoveAt(4711);

        EventCheck.Of(Plan, Told(events)).Faults.Count.ShouldBe(1);
    }

    [Fact]
    public void An_event_told_twice_is_found()
    {
        var events = Everything();
        events.Add(events[4711]);

        var check = EventCheck.Of(Plan, Told(events));

        check.Repeated.ShouldBe(1);
        check.Holds.ShouldBeFalse();
    }

    [Fact]
    public void The_same_fact_under_a_second_id_is_found()
    {
        var events = Everything();
        events.Add(events[4711] with { Id = "another" });

        EventCheck.Of(Plan, Told(events)).Holds.ShouldBeFalse();
    }

    [Fact]
    public void Two_events_of_a_dossier_that_change_places_are_found()
    {
        var events = Everything();
        (events[0], events[1]) = (events[1], events[0]);

        EventCheck.Of(Plan, Told(events)).Faults.ShouldHaveSingleItem().ShouldContain("out of order");
    }

    [Fact]
    public void A_dossier_received_twice_is_found()
    {
        var events = Everything();
        events.Add(events[0] with { Id = "another", Subject = Guid.NewGuid() });

        EventCheck.Of(Plan, Told(events)).Holds.ShouldBeFalse();
    }

    [Fact]
    public void Events_of_other_subjects_do_not_count()
    {
        var events = Everything();
        events.Add(new ReceivedEvent("other", "egov.dossiers.procedure-published.v1", Guid.NewGuid(), 1, "1.003868"));

        var check = EventCheck.Of(Plan, Told(events));

        check.Holds.ShouldBeTrue();
        check.Other.ShouldBe(1);
    }

    [Fact]
    public void A_foreign_reader_understands_the_envelope()
    {
        var received = ReceivedEvent.Parse(
            """
            {"specversion":"1.0","id":"0195","source":"/services/dossiers","type":"egov.dossiers.dossier-received.v1",
             "subject":"01950000-0000-7000-8000-000000000001","subjectversion":1,"data":{"code":"000.00.30.H02-150105-0001"}}
            """u8, "egov.dossiers.dossier-received.v1");

        received.Version.ShouldBe(1);
        received.DossierCode.ShouldBe("000.00.30.H02-150105-0001");
    }

    private static ReceivedEvents Told(List<ReceivedEvent> events)
    {
        var received = new ReceivedEvents();
        events.ForEach(received.Add);
        return received;
    }

    [Fact]
    public void A_payment_told_twice_and_a_rating_not_told_are_found()
    {
        var payment = Everything();
        payment.Add(payment.First(one => one.Type == "egov.dossiers.payment-received.v1") with { Id = "another" });
        var rating = Everything();
        rating.Remove(rating.First(one => one.Type == "egov.dossiers.dossier-rated.v1"));

        EventCheck.Of(Plan, Told(payment)).Faults.ShouldHaveSingleItem().ShouldContain("beside");
        EventCheck.Of(Plan, Told(rating)).Faults.ShouldHaveSingleItem().ShouldContain("beside");
    }

    private static List<ReceivedEvent> Everything() =>
        [.. Plan.Dossiers.SelectMany(dossier =>
        {
            var subject = new Guid(dossier.Number, 0, 0, new byte[8]);
            var beside = new Guid(dossier.Number, 1, 0, new byte[8]);
            return ExpectedEvents.OfDossier(dossier)
                .Select((one, index) => new ReceivedEvent(
                    $"{dossier.Number}/{index}", one.Type, subject, one.Version, one.Version == dossier.Receptions ? dossier.Code : null))
                .Concat(ExpectedEvents.Beside(dossier).Select((type, index) => new ReceivedEvent($"{dossier.Number}/beside/{index}", type, beside, index + 1, null, subject)));
        })];
}
