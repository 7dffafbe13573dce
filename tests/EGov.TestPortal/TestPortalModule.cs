using System.Text.Json;

namespace EGov.TestPortal;

/// <summary>
/// Plays the national portal over HTTP, for tests and for a platform on a developer's machine: it keeps what it is told by the dossier's code and
/// answers late, with an error, twice or not at all when it is told to. It is no model of the real one beyond the messages.
/// </summary>
public static class TestPortalModule
{
    /// <summary>The real one's members begin with capitals.</summary>
    private static readonly JsonSerializerOptions AsNamed = new() { PropertyNamingPolicy = null };

    /// <summary>Registers the portal's memory.</summary>
    public static void AddTestPortal(this IServiceCollection services) => services.AddSingleton<PortalMemory>();

    /// <summary>Maps the address that takes every message, and what tests look at and set.</summary>
    public static void MapTestPortal(this IEndpointRouteBuilder app)
    {
        app.MapPost("/", HandleAsync);
        app.MapGet("/dossiers", (PortalMemory memory) => memory.Codes);
        app.MapGet("/dossiers/{code}", (string code, PortalMemory memory) => memory.Find(code) is { } kept ? Results.Ok(kept) : Results.NotFound());
        app.MapDelete("/dossiers/{code}", (string code, PortalMemory memory) => memory.Forget(code) ? Results.NoContent() : Results.NotFound());
        app.MapPut("/behaviour", (Behaviour behaviour, PortalMemory memory) => { memory.Behaviour = behaviour; });
    }

    private static async Task<IResult> HandleAsync(JsonElement message, PortalMemory memory, CancellationToken ct)
    {
        var behaviour = memory.Behaviour;
        await Task.Delay(behaviour.DelayMilliseconds, ct);
        if (behaviour.Away)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        if (message.GetProperty("session").GetString() != "EGOV-TEST")
        {
            return Results.Ok(new { error_code = "401", error_message = "Phiên làm việc không hợp lệ" });
        }

        var (code, text, result) = memory.Take(message);
        // The answer is lost after the message was taken: the sender cannot know.
        return behaviour.LosesAnswers ? Results.StatusCode(StatusCodes.Status504GatewayTimeout) : Results.Json(new { error_code = code, error_message = text, result }, AsNamed);
    }
}
