namespace EGov.Messaging;

/// <summary>What a handler may know about the event it is given, beside its data.</summary>
/// <param name="Id">The event's id; the same on every delivery.</param>
/// <param name="Type">The wire name, such as <c>egov.dossiers.dossier-received.v1</c>.</param>
/// <param name="Source">Where it comes from, such as <c>/services/dossiers</c>.</param>
/// <param name="Subject">The identity of the entity that changed.</param>
/// <param name="SubjectVersion">The entity's version after the change: deliveries may swap, this number does not lie.</param>
/// <param name="Time">When the fact became true, by the clock of the request that made it so.</param>
/// <param name="Actor">The account that caused it, where one did.</param>
/// <param name="CorrelationId">Shared by everything that follows from one request.</param>
/// <param name="CausationId">The event that this one follows from, where one did.</param>
/// <param name="TraceParent">W3C trace context of the transaction that staged it.</param>
public sealed record EventContext(
    Guid Id,
    string Type,
    string Source,
    Guid Subject,
    int SubjectVersion,
    DateTimeOffset Time,
    string? Actor,
    string? CorrelationId,
    Guid? CausationId,
    string? TraceParent);
