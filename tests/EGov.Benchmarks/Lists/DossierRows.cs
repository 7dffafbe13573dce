namespace EGov.Benchmarks.Lists;

/// <summary>A procedure that dossiers of the load are received under.</summary>
internal sealed record LoadedProcedure(Guid Id, Guid VersionId, string Field, int Days);

/// <summary>One agency's part in a dossier, as the service keeps it.</summary>
internal readonly record struct Part(Guid Agency, bool Receives, Guid? From, DateTime ArrivedAt, DateTime? DueAt, DateTime? FinishedAt);

/// <summary>A stretch of the dossier's history, with what ended it.</summary>
internal readonly record struct Stretch(int Step, Guid Agency, Guid? Official, short State, string Action, DateTime From, DateTime? Until, DateTime? DueAt, string? EndedBy);

/// <summary>A dossier of the load with everything that belongs to it.</summary>
internal sealed record DossierRow(
    Guid Id, string Code, LoadedProcedure Procedure, Guid Receiver, Guid? Desk, string Channel, string Applicant, string Identity,
    DateTime ReceivedAt, DateTime? DueAt, DateTime? FinishedAt, DateTime? ReturnedAt, IReadOnlyList<Stretch> History, IReadOnlyList<Part> Parts);

/// <summary>
/// Draws dossiers of a span of years: a third received by the district, the rest by communes, a few through the desk of another; most go on to an
/// office; most end early, some on the day, some late; the last days' are still on their way and a few are stuck. Half came over the counter,
/// most others online, answered within a day or not.
/// </summary>
internal sealed class DossierRows(Province province, IReadOnlyList<LoadedProcedure> procedures, DateTime first, DateTime now, int total)
{
    private readonly Random _random = new(1_000_000);

    /// <summary>In order of reception, as they would have come.</summary>
    internal IEnumerable<DossierRow> All()
    {
        var receptions = new Receptions(province, _random);
        var span = now - first;
        for (var number = 0; number < total; number++)
        {
            var day = (first + (span * ((double)number / total))).Date;
            yield return Draw(receptions, number, day.AddMinutes(30 + _random.Next(540)));
        }
    }

    private DossierRow Draw(Receptions receptions, int number, DateTime receivedAt)
    {
        var (receiver, office) = receptions.Place();
        var procedure = procedures[_random.Next(procedures.Count)];
        var dueAt = receivedAt.AddDays(procedure.Days * 7 / 5);
        var channel = _random.Next(10) switch { < 5 => "Direct", < 9 => "Online", _ => "Postal" };
        var desk = channel == "Direct" && _random.Next(16) == 0 ? receptions.Neighbour() : (Guid?)null;
        desk = desk == receiver ? null : desk;
        var finishedAt = Ends(receivedAt, dueAt, procedure.Days);
        var returnedAt = finishedAt?.AddHours(3);
        var history = new List<Stretch>();
        var parts = new List<Part>();
        if (channel == "Online")
        {
            var submitted = receivedAt.AddMinutes(-_random.Next(1, 900));
            history.Add(new Stretch(1, receiver, null, 1, "Submitted", submitted, receivedAt, submitted.AddHours(14), "Accepted"));
        }

        Follow(receiver, office, desk, receivedAt, dueAt, finishedAt, returnedAt, history, parts);
        return new DossierRow(
            Guid.CreateVersion7(new DateTimeOffset(receivedAt)), receptions.Code(receiver, receivedAt), procedure, receiver, desk, channel,
            receptions.Applicant(), Receptions.Identity(number),
            receivedAt, dueAt, finishedAt, returnedAt > now ? null : returnedAt, history, parts);
    }

    private DateTime? Ends(DateTime receivedAt, DateTime dueAt, int days)
    {
        var chance = _random.Next(1000);
        if (chance < 3)
        {
            return null;
        }

        var end = chance < 700 ? receivedAt.AddHours((days * 24 * (40 + _random.Next(50)) / 100) + 1)
            : chance < 930 ? dueAt
            : dueAt.AddDays(1 + _random.Next(10));
        return end > now ? null : end;
    }

    private void Follow(
        Guid receiver, Guid office, Guid? desk, DateTime receivedAt, DateTime dueAt, DateTime? finishedAt, DateTime? returnedAt,
        List<Stretch> history, List<Part> parts)
    {
        var handedOn = receivedAt.AddHours(4);
        var isHandedOn = handedOn < (finishedAt ?? now);
        history.Add(new Stretch(1, receiver, OfficialOf(receiver), 2, "Received", receivedAt, isHandedOn ? handedOn : finishedAt, dueAt, isHandedOn ? "HandedOver" : Decided(finishedAt)));
        parts.Add(new Part(receiver, true, desk, receivedAt, dueAt, finishedAt));
        if (isHandedOn)
        {
            history.Add(new Stretch(2, office, OfficialOf(office), 4, "HandedOver", handedOn, finishedAt, dueAt, Decided(finishedAt)));
            if (office != receiver)
            {
                parts.Add(new Part(office, false, receiver, handedOn, dueAt, finishedAt));
            }
        }

        if (finishedAt is { } finished)
        {
            var isReturned = returnedAt <= now;
            history.Add(new Stretch(2, receiver, null, 9, "Decided", finished, isReturned ? returnedAt : null, dueAt, isReturned ? "Returned" : null));
            if (isReturned)
            {
                history.Add(new Stretch(2, receiver, null, 10, "Returned", returnedAt!.Value, null, dueAt, null));
            }
        }
    }

    private Guid OfficialOf(Guid agency)
    {
        var officials = province.Officials[agency];
        return officials[_random.Next(officials.Count)];
    }

    private static string? Decided(DateTime? finishedAt) => finishedAt is null ? null : "Decided";
}
