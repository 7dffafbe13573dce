using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.WorkingTime;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>
/// A random half of 2023 in three communes and an office, kept beside as plain records, and every count of the two reports of points made from
/// those by hand: what is after the day told is forgotten first.
/// </summary>
internal sealed class ScoringAWorld(DossiersApp app, Province province, int seed)
{
    private const string Field = "Chứng thực";
    private static readonly DateOnly First = new(2023, 1, 2);
    private readonly Random _random = new(seed);
    private readonly List<Life> _lives = [];
    private readonly List<Petitioned> _petitions = [];
    private readonly List<(Guid? Agency, int Level, bool Complete)> _procedures = [];
    private ReceivedUnder _under = null!;

    /// <summary>A dossier. Days only: everything happens in the morning, what ends in the afternoon.</summary>
    private sealed record Life(Guid Receiver, bool Online, DateOnly Received, DateOnly Due, DateOnly? HandedOver, DateOnly PartDue, DateOnly? Ended, bool Withdrawn)
    {
        internal Guid Id { get; set; }

        internal DateOnly? Filed { get; init; }

        internal bool Reused { get; init; }

        internal bool Signed { get; init; }

        internal (DateOnly Day, PaymentWay Way)? Paid { get; init; }

        internal (DateOnly Day, RatingLevel Level)? Rated { get; init; }

        internal DateOnly[] Supplements { get; init; } = [];
    }

    private sealed record Petitioned(Guid Agency, int? Dossier, DateOnly Received, DateOnly Due, DateOnly? Refused, DateOnly? Answered, bool? Satisfied, DateOnly? Rated);

    internal async Task LiveAsync(int dossiers)
    {
        _under = await app.HasProcedureAsync($"2.{Guid.CreateVersion7():N}", "Chứng thực bản sao", Field, "Bộ phận Một cửa", "Phòng chuyên môn");
        _procedures.Add((null, 3, false));
        foreach (var (agency, level, complete) in new (Guid?, int, bool)[] { (province.DongTam, 4, true), (province.DongTam, 2, true), (null, 1, false), (province.Office, 4, true) })
        {
            await app.PublishesAsync($"1.{Guid.CreateVersion7():N}", agency, level, complete);
            _procedures.Add((agency, level, complete));
        }

        await LiveOnAsync(dossiers, First);
    }

    /// <summary>More of the same from a later day on.</summary>
    internal async Task LiveOnAsync(int dossiers, DateOnly from)
    {
        for (var i = 0; i < dossiers; i++)
        {
            var life = Draw(from);
            _lives.Add(life);
            await LiveAsync(life);
            if (_random.Next(5) == 0)
            {
                await PetitionAsync(life.Receiver, _lives.Count - 1, from);
            }

            if (_random.Next(4) == 0)
            {
                await PetitionAsync(_random.Next(2) == 0 ? province.DongTam : province.PhonXuong, null, from);
            }
        }
    }

    /// <summary>Counts by hand: over and under of a share, or under, two, one and zero of points; of an agency, or of the whole.</summary>
    internal IReadOnlyList<int> Count(string figure, Guid? agency, DateOnly from, DateOnly asOf)
    {
        var parts = Parts(agency, asOf).Where(p => p.Ended is null || p.Ended >= from).ToList();
        var resolved = parts.Where(p => p.Ended is not null).ToList();
        var received = parts.Where(p => p.Arrived >= from).ToList();
        var receivers = _lives.Where(l => l.Received <= asOf && (agency is null || l.Receiver == agency)).ToList();
        var came = receivers.Where(l => l.Received >= from).ToList();
        var decided = receivers.Where(l => l.Ended >= from && l.Ended <= asOf && !l.Withdrawn).ToList();
        var procedures = _procedures.Where(p => agency is null || p.Agency is null || p.Agency == agency).ToList();
        var paid = _lives.Where(l => l.Paid is { } p && p.Day >= from && p.Day <= asOf && (agency is null || l.Receiver == agency)).ToList();
        var rated = _lives.Where(l => l.Rated is { } r && r.Day >= from && r.Day <= asOf && (agency is null || l.Receiver == agency)).ToList();
        var petitions = _petitions.Where(p => (agency is null || p.Agency == agency) && !(p.Refused <= asOf)
            && ((p.Answered >= from && p.Answered <= asOf) || (p.Due <= asOf && p.Received <= asOf && !(p.Answered <= asOf)))).ToList();
        bool InTime(Petitioned p) => p.Answered <= asOf && p.Answered <= p.Due;
        return figure switch
        {
            "onTimeRatio" => [resolved.Count(p => p.Life.Withdrawn || p.Ended <= p.Due), resolved.Count],
            "onlineRatio" => [received.Count(p => p.Life.Online), received.Count],
            "onlineInTermRatio" => [parts.Count(p => p.Life.Online && (p.Ended is { } e ? p.Life.Withdrawn || e <= p.Due : p.Due >= asOf)), parts.Count(p => p.Life.Online)],
            "digitisedRatio" => [came.Count(l => l.Filed <= asOf), came.Count],
            "reusedRatio" => [came.Count(l => l.Filed <= asOf && l.Reused), came.Count],
            "digitalResultRatio" => [decided.Count(l => l.Signed), decided.Count],
            "completeRatio" => [procedures.Count(p => p.Complete), procedures.Count],
            "onlineProcedureRatio" => [procedures.Count(p => p.Level >= 3), procedures.Count],
            "onlinePaymentRatio" => [paid.Count(l => l.Paid!.Value.Way == PaymentWay.Online), paid.Count],
            "petitionsInTimeRatio" => [petitions.Count(InTime), petitions.Count],
            "petitionsSatisfiedRatio" => [petitions.Count(p => InTime(p) && !(p.Satisfied == false && p.Rated <= asOf)), petitions.Count],
            "satisfactionRatio" => [rated.Count(l => l.Rated!.Value.Level >= RatingLevel.Neutral), rated.Count],
            "totalTime" => Points(resolved.Where(p => !p.Life.Withdrawn).Select(p => p.Ended < p.Due ? 2 : p.Ended == p.Due ? 1 : 0)),
            "contacts" => Points(resolved.Where(p => !p.Life.Withdrawn).Select(p => Math.Max(0, 2 - p.Life.Supplements.Count(s => s <= asOf)))),
            "attitude" => Points(resolved.Where(p => !p.Life.Withdrawn).Select(p => Complained(p.Life, asOf) || p.Ended > p.Due ? 0 : p.Ended < p.Due ? 2 : 1)),
            "unitTime" => Points(Turns(agency, from, asOf).Select(t => t.Ended < t.Due ? 2 : t.Ended == t.Due ? 1 : 0)),
            _ => throw new ArgumentOutOfRangeException(nameof(figure), figure, "Not a figure."),
        };
    }

    /// <summary>The same for the official who has all that one commune receives, by turns.</summary>
    internal IReadOnlyList<int> CountOfHoa(string figure, DateOnly from, DateOnly asOf)
    {
        var turns = Turns(province.TanSoi, from, asOf).ToList();
        return figure switch
        {
            "contacts" => Points(turns.Select(t => Math.Max(0, 2 - t.Life.Supplements.Count(s => s <= asOf)))),
            "attitude" => Points(turns.Select(t => Complained(t.Life, asOf) || t.Ended > t.Due ? 0 : t.Ended < t.Due ? 2 : 1)),
            _ => Count(figure, province.TanSoi, from, asOf),
        };
    }

    private static int[] Points(IEnumerable<int> points)
    {
        var all = points.ToList();
        return [all.Count, all.Count(p => p == 2), all.Count(p => p == 1), all.Count(p => p == 0)];
    }

    private bool Complained(Life life, DateOnly asOf) =>
        _petitions.Any(p => p.Dossier is { } dossier && ReferenceEquals(_lives[dossier], life) && p.Received <= asOf && !(p.Refused <= asOf));

    /// <summary>An agency's parts of dossiers, or each dossier once.</summary>
    private IEnumerable<(Life Life, DateOnly Arrived, DateOnly Due, DateOnly? Ended)> Parts(Guid? agency, DateOnly asOf) =>
        from life in _lives
        let ended = life.Ended <= asOf ? life.Ended : null
        from part in new (Guid Agency, DateOnly? Arrived, DateOnly Due)[] { (life.Receiver, life.Received, life.Due), (province.Office, life.HandedOver, life.PartDue) }
        where part.Arrived <= asOf && part.Agency == (agency ?? life.Receiver)
        select (life, part.Arrived!.Value, part.Due, ended);

    private IEnumerable<(Life Life, DateOnly Due, DateOnly Ended)> Turns(Guid? agency, DateOnly first, DateOnly asOf) =>
        from life in _lives
        from turn in new (Guid Agency, DateOnly Due, DateOnly? Ended)[]
        {
            (life.Receiver, life.Due, life.HandedOver ?? life.Ended), (province.Office, life.PartDue, life.HandedOver is null ? null : life.Ended),
        }
        where turn.Agency == agency && turn.Ended >= first && turn.Ended <= asOf && !(life.Withdrawn && turn.Ended == life.Ended && (life.HandedOver is null || turn.Agency == province.Office))
        select (life, turn.Due, turn.Ended!.Value);

    private Life Draw(DateOnly from)
    {
        var received = from.AddDays(_random.Next(80));
        var due = received.AddDays(_random.Next(1, 20));
        var supplements = Enumerable.Range(0, Math.Max(0, _random.Next(5) - 2)).Select(n => received.AddDays(n + 1)).ToArray();
        var worked = received.AddDays(supplements.Length + 1);
        var handedOver = _random.Next(3) == 0 ? worked.AddDays(_random.Next(4)) : (DateOnly?)null;
        var start = (handedOver ?? worked).AddDays(1);
        var ended = _random.Next(5) == 0 ? (DateOnly?)null : _random.Next(4) == 0 && due > start ? due : start.AddDays(_random.Next(14));
        var withdrawn = ended is not null && _random.Next(8) == 0;
        return new Life(
            _random.Next(3) switch { 0 => province.DongTam, 1 => province.PhonXuong, _ => province.TanSoi },
            _random.Next(2) == 0, received, due, handedOver, start.AddDays(_random.Next(6)), ended, withdrawn)
        {
            Supplements = supplements,
            Filed = _random.Next(2) == 0 ? received.AddDays(_random.Next(3)) : null,
            Reused = _random.Next(2) == 0,
            Signed = ended is not null && !withdrawn && _random.Next(2) == 0,
            Paid = _random.Next(2) == 0 ? (received, _random.Next(2) == 0 ? PaymentWay.Online : PaymentWay.Cash) : null,
            Rated = ended is { } end && !withdrawn && _random.Next(2) == 0 ? (end.AddDays(_random.Next(9)), (RatingLevel)_random.Next(1, 6)) : null,
        };
    }

    private async Task LiveAsync(Life life)
    {
        life.Id = await app.ReceivesAsync(life.Receiver, _under, Morning(life.Received), Evening(life.Due), official: life.Receiver == province.TanSoi ? province.Hoa : null, channel: life.Online ? Channel.Online : Channel.Direct);
        if (life.Paid is { } paid)
        {
            await app.PaysAtOnceAsync(life.Id, life.Receiver, paid.Way, Morning(paid.Day));
        }

        if (life.Filed is { } filed)
        {
            await app.FilesAsync(life.Id, Morning(filed), life.Reused);
        }

        foreach (var day in life.Supplements)
        {
            await app.SupplementsAsync(life.Id, Morning(day), Evening(day), Evening(life.Due));
        }

        if (life.HandedOver is { } over)
        {
            await app.HandsOverAsync(life.Id, province.Office, Morning(over), Evening(life.PartDue));
        }

        if (life.Ended is { } ended)
        {
            await (life.Withdrawn ? app.WithdrawsAsync(life.Id, Morning(ended)) : app.DecidesAsync(life.Id, Morning(ended)));
        }

        if (life.Signed)
        {
            await app.SignsResultAsync(life.Id, life.Receiver, Morning(life.Ended!.Value));
        }

        if (life.Rated is { } rated)
        {
            await app.RatesAsync(life.Id, rated.Level, Morning(rated.Day));
        }
    }

    private async Task PetitionAsync(Guid agency, int? dossier, DateOnly from)
    {
        var received = (dossier is { } about ? _lives[about].Received : from).AddDays(_random.Next(70));
        var answered = _random.Next(4) == 0 ? (DateOnly?)null : received.AddDays(_random.Next(1, 24));
        var refused = answered is null && _random.Next(2) == 0 ? received.AddDays(2) : (DateOnly?)null;
        var satisfied = answered is null || _random.Next(2) == 0 ? (bool?)null : _random.Next(2) == 0;
        var petition = new Petitioned(agency, dossier, received, received.AddDays(12), refused, answered, satisfied, satisfied is null ? null : answered!.Value.AddDays(_random.Next(9)));
        _petitions.Add(petition);
        var id = await app.PetitionsAsync(agency, Morning(received), Evening(petition.Due), dossier is { } known ? _lives[known].Id : null, accepted: refused is null);
        if (refused is { } day)
        {
            await app.OnPetitionAsync(id, p => p.Refuse("Không thuộc thẩm quyền", new Actor(null, "Cán bộ", null), Morning(day)).ShouldBeAllowed());
        }

        if (answered is { } at)
        {
            await app.OnPetitionAsync(id, DossiersApp.Answered(Morning(at), satisfied, petition.Rated is { } rated ? Morning(rated) : null));
        }
    }

    private static DateTimeOffset Morning(DateOnly day) => CivilTime.At(day, new TimeOnly(9, 0));

    private static DateTimeOffset Evening(DateOnly day) => CivilTime.At(day, new TimeOnly(17, 0));
}
