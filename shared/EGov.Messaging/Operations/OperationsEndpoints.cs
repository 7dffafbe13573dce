using System.ComponentModel.DataAnnotations;
using EGov.Messaging.Operations;
using EGov.Messaging.Relay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace EGov.Messaging;

/// <summary>What operators see of a service's messaging and may do about it; needs the scope <c>operations:manage</c>.</summary>
public static class OperationsEndpoints
{
    private const string Policy = "operations:manage";

    /// <summary>State of a service's messaging.</summary>
    /// <param name="BrokerAnswers">Whether the broker answers now.</param>
    /// <param name="LagRows">Events written and not yet published.</param>
    /// <param name="LagSeconds">Age of the oldest of them.</param>
    /// <param name="ParkedSubjects">Subjects that stand still, at most 200.</param>
    /// <param name="ErrorQueues">Messages that each handler could not act on; absent while the broker does not answer.</param>
    public sealed record MessagingState(bool BrokerAnswers, long LagRows, double LagSeconds, IReadOnlyList<ParkedSubject> ParkedSubjects, IReadOnlyDictionary<string, uint>? ErrorQueues);

    /// <summary>How many messages or events an operation moved.</summary>
    /// <param name="Count">That many.</param>
    public sealed record Moved(int Count);

    /// <summary>Maps <c>/v1/operations/messaging</c> and what belongs to it.</summary>
    /// <param name="routes">Routes of the service.</param>
    public static RouteGroupBuilder MapMessagingOperations(this IEndpointRouteBuilder routes)
    {
        var operations = routes.MapGroup("/v1/operations/messaging").RequireAuthorization(Policy).WithTags("Operations");
        operations.MapGet("/", ShowAsync).WithName("ShowMessaging").WithSummary("Show the state of the event log, its relay and the error queues");
        operations.MapPost("/parked-subjects/{subject}/release", ReleaseAsync).WithName("ReleaseParkedSubject").WithSummary("Publish the events of a subject that stands still");
        operations.MapPost("/parked-subjects/release", ReleaseAllAsync).WithName("ReleaseParkedSubjects").WithSummary("Publish the events of every subject that stands still");
        operations.MapGet("/error-queues/{queue}", ReadAsync).WithName("ReadErrorQueue").WithSummary("Show the first messages of an error queue and their reasons");
        operations.MapPost("/error-queues/{queue}/sending-back", SendBackAsync).WithName("SendBackErrors").WithSummary("Send the messages of an error queue back to their handler");
        return operations;
    }

    private static async Task<Ok<MessagingState>> ShowAsync(MessagingMetrics metrics, BrokerConnection broker, ParkedSubjects parked, ErrorQueues errors, CancellationToken ct)
    {
        var answers = await broker.AnswersAsync(ct);
        return TypedResults.Ok(new MessagingState(answers, metrics.LagRows, metrics.LagSeconds, await parked.ListAsync(ct), answers ? await errors.CountAsync(ct) : null));
    }

    private static async Task<Results<Ok<Moved>, NotFound>> ReleaseAsync(string subject, ParkedSubjects parked, CancellationToken ct)
        => await parked.ReleaseAsync(subject, ct) is > 0 and var count ? TypedResults.Ok(new Moved(count)) : TypedResults.NotFound();

    private static async Task<Ok<Moved>> ReleaseAllAsync(ParkedSubjects parked, CancellationToken ct)
        => TypedResults.Ok(new Moved(await parked.ReleaseAsync(null, ct)));

    private static async Task<Results<Ok<IReadOnlyList<DeadLetter>>, NotFound>> ReadAsync(string queue, ErrorQueues errors, CancellationToken ct, [Range(1, 200)] int limit = 50)
        => errors.Has(queue) ? TypedResults.Ok(await errors.ReadAsync(queue, limit, ct)) : TypedResults.NotFound();

    private static async Task<Results<Ok<Moved>, NotFound>> SendBackAsync(string queue, ErrorQueues errors, CancellationToken ct)
        => errors.Has(queue) ? TypedResults.Ok(new Moved(await errors.SendBackAsync(queue, ct))) : TypedResults.NotFound();
}
