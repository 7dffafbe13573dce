using EGov.Benchmarks.Lists;

namespace EGov.Benchmarks.Sweep;

/// <summary>
/// Draws dossiers that are all open: received in the last ninety days, handed on within hours. Of a thousand 30 are overdue, 30 due within the
/// day, 40 within three, 60 stand for a supplement, the others have time; of those that are handled 20 in a thousand have not moved for long.
/// </summary>
internal sealed class OpenDossierRows(Province province, IReadOnlyList<LoadedProcedure> procedures, DateTime now, int total)
{
    private const double Days = 90;

    private readonly Random _random = new(1_000_000);

    /// <summary>In order of reception, as they would have come.</summary>
    internal IEnumerable<DossierRow> All()
    {
        var receptions = new Receptions(province, _random);
        for (var number = 0; number < total; number++)
        {
            yield return Draw(receptions, number, now.AddDays(-Days + (Days * number / total)));
        }
    }

    private DossierRow Draw(Receptions receptions, int number, DateTime receivedAt)
    {
        var (receiver, office) = receptions.Place();
        var procedure = procedures[_random.Next(procedures.Count)];
        var age = now - receivedAt;
        var isPaused = _random.Next(1000) < 60;
        var dueAt = isPaused ? (DateTime?)null : now + Left(age);
        var moved = receivedAt + (age < TimeSpan.FromDays(2) ? age / 2 : Still(age));
        var handedOn = receivedAt + ((moved - receivedAt) / 2);
        var history = new List<Stretch>
        {
            new(1, receiver, null, 2, "Received", receivedAt, handedOn, dueAt, "HandedOver"),
            new(2, office, null, 4, "HandedOver", handedOn, moved, dueAt, isPaused ? "Suspended" : "TakenUp"),
            isPaused ? new Stretch(2, office, null, 5, "Suspended", moved, null, null, null) : new Stretch(2, office, null, 4, "TakenUp", moved, null, dueAt, null),
        };
        var parts = new List<Part> { new(receiver, true, null, receivedAt, dueAt, null) };
        if (office != receiver)
        {
            // An office has its own, shorter time.
            parts.Add(new Part(office, false, receiver, handedOn, dueAt?.AddHours(-_random.Next(48)), null));
        }

        return new DossierRow(
            Guid.CreateVersion7(new DateTimeOffset(receivedAt)), receptions.Code(receiver, receivedAt), procedure, receiver, null, "Direct",
            receptions.Applicant(), Receptions.Identity(number), receivedAt, dueAt, null, null, history, parts);
    }

    /// <summary>What is left of the term; less than nothing when it is past.</summary>
    private TimeSpan Left(TimeSpan age) => _random.Next(1000) switch
    {
        < 30 => -Some(Math.Min(age.TotalDays, 20)),
        < 60 => Some(1),
        < 100 => TimeSpan.FromDays(1) + Some(2),
        _ => TimeSpan.FromDays(4) + Some(60),
    };

    /// <summary>How long after the reception the last thing happened: within the last six days, or long ago.</summary>
    private TimeSpan Still(TimeSpan age) => _random.Next(1000) < 20 ? age * 0.1 * _random.NextDouble() : age - Some(Math.Min(age.TotalDays, 6));

    private TimeSpan Some(double days) => TimeSpan.FromDays(days * _random.NextDouble());
}
