using System.Net;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Testing;
using EGov.WorkingTime;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.TrackingOracle;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>A random half year of a district, asked about on many days and counted again by hand.</summary>
public sealed class TrackingTheYearTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private const int Dossiers = 160;
    private static readonly string Nothing = Same(new TrackingLine(null, null, "", 0, 0, 0, 0, 0, 0, 0, 0, 0));
    private static readonly DossierState[] Pauses = [DossierState.PaymentRequested, DossierState.SupplementRequested, DossierState.Stopped];
    private readonly Random _random = new(20151210);
    private readonly TrackingOracle _oracle = new();

    [Fact]
    public async Task Every_period_told_as_of_any_day_is_what_counting_by_hand_gives_even_after_later_changes()
    {
        var province = await app.HasProvinceAsync();
        var suffix = Guid.CreateVersion7().ToString("N");
        ReceivedUnder[] procedures =
        [
            await app.HasProcedureAsync($"1.{suffix}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn"),
            await app.HasProcedureAsync($"2.{suffix}", "Cấp giấy chứng nhận", "Đất đai", "Bộ phận Một cửa"),
        ];
        var later = new List<Func<Task>>();
        for (var i = 0; i < Dossiers; i++)
        {
            later.AddRange(await LiveAsync(province, procedures[_random.Next(2)]));
        }

        // What comes after March happens only after this first reading.
        var early = await ReadAsync(province, "01/03", "31/03");
        foreach (var change in later)
        {
            await change();
        }

        (await ReadAsync(province, "01/03", "31/03")).ShouldBe(early);
        (string From, string AsOf)[] periods = [("01/01", "30/06"), ("01/01", "31/01"), ("01/02", "28/02"), ("01/03", "31/03"), ("15/03", "20/04"), ("10/05", "10/05"), ("01/04", "30/06")];
        foreach (var (from, asOf) in periods)
        {
            await CheckAsync(province, Day(from), Day(asOf));
        }
    }

    private async Task CheckAsync(Province province, DateOnly from, DateOnly asOf)
    {
        Guid[] district = [province.District, province.Office, province.DongTam, province.PhonXuong, province.TanSoi];
        (Guid Reader, Guid[] Scope)[] readers =
        [
            (province.District, district),
            (province.Root, [.. district, province.Root, province.Department]),
            (province.Department, [province.Department]),
            (province.Office, [province.Office]),
        ];
        foreach (var (reader, scope) in readers)
        {
            var table = await TableAsync(reader, from, asOf, "agency");
            table.Rows.Count.ShouldBe(scope.Count(agency => Same(_oracle.ByAgency(agency, from, asOf)) != Nothing));
            foreach (var row in table.Rows)
            {
                Same(row).ShouldBe(Same(_oracle.ByAgency(row.Id!.Value, from, asOf)), $"{row.Name} {from} - {asOf}");
            }

            Same(table.Total).ShouldBe(Same(_oracle.Whole(scope, from, asOf)), $"whole of {table.Agency} {from} - {asOf}");
            table.IdentityHolds.ShouldBeTrue();

            var fields = await TableAsync(reader, from, asOf, "field");
            foreach (var row in fields.Rows)
            {
                Same(row).ShouldBe(Same(_oracle.Whole(scope, from, asOf, row.Name)), $"{row.Name} {from} - {asOf}");
            }

            fields.Rows.Sum(row => row.Received).ShouldBe(table.Total.Received);
            (await TableAsync(reader, from, asOf, "procedure")).Rows.Sum(row => row.InProgress).ShouldBe(table.Total.InProgress);
        }
    }

    /// <summary>One dossier's life: what happens up to the end of March at once, the rest as changes to be made later.</summary>
    private async Task<List<Func<Task>>> LiveAsync(Province p, ReceivedUnder procedure)
    {
        var received = At("05/01 08:00").AddMinutes(_random.Next(150 * 1440));
        var at = received;
        var due = _random.Next(6) == 0 ? (DateTimeOffset?)null : at.AddDays(_random.Next(1, 20));
        Guid[] communes = [p.DongTam, p.PhonXuong, p.TanSoi];
        var receiver = communes[_random.Next(3)];
        var online = _random.Next(3) == 0;
        var id = Guid.Empty;
        var changes = new List<(DateTimeOffset At, Func<Task> Do)>();
        var holder = receiver;
        void Happens(DateTimeOffset when, What what, Guid agency, DateTimeOffset? dueAt, Func<Task> make) => changes.Add((when, () => TellAsync(when, what, agency, dueAt, make)));
        async Task TellAsync(DateTimeOffset when, What what, Guid agency, DateTimeOffset? dueAt, Func<Task> make)
        {
            await make();
            _oracle.Add(id, when, what, agency, dueAt, procedure.Field, online);
        }

        Happens(received, What.Received, receiver, due, async () => id = await app.ReceivesAsync(receiver, procedure, received, due, channel: online ? Channel.Online : Channel.Direct));
        foreach (var next in new[] { p.Office, p.Department }.Take(_random.Next(3)))
        {
            var moved = Later(ref at);
            var part = at.AddDays(_random.Next(1, 8));
            Happens(moved, What.HandedOver, next, part, () => app.HandsOverAsync(id, next, moved, part));
            holder = next;
        }

        var last = holder;
        if (_random.Next(4) == 0)
        {
            var stopped = Later(ref at);
            var resumed = Later(ref at);
            var newDue = at.AddDays(_random.Next(1, 9));
            var state = Pauses[_random.Next(Pauses.Length)];
            Happens(stopped, What.Suspended, last, null, () => app.SuspendsAsync(id, stopped, state));
            Happens(resumed, What.Resumed, last, newDue, () => app.ResumesAsync(id, resumed, newDue));
        }

        if (due is not null && _random.Next(4) == 0)
        {
            var (asked, signed) = (Later(ref at), Later(ref at));
            var promised = signed.AddDays(_random.Next(20, 30));
            changes.Add((asked, () => app.AsksBesideAsync(id, asked)));
            Happens(signed, What.Rescheduled, last, promised, () => app.ReschedulesAsync(id, signed, promised));
        }

        if (_random.Next(6) == 0)
        {
            var withdrawn = Later(ref at);
            Happens(withdrawn, What.Withdrawn, last, null, () => app.WithdrawsAsync(id, withdrawn));
        }
        else if (_random.Next(5) > 0)
        {
            var decided = Later(ref at);
            var outcome = _random.Next(3) == 0 ? DecisionOutcome.Refused : DecisionOutcome.Granted;
            Happens(decided, What.Decided, last, null, () => app.DecidesAsync(id, decided, outcome));
            if (_random.Next(4) == 0)
            {
                var corrected = Later(ref at);
                var again = Later(ref at);
                Happens(corrected, What.Corrected, last, null, () => app.CorrectsAsync(id, corrected));
                Happens(again, What.Decided, last, null, () => app.DecidesAsync(id, again));
            }
        }

        foreach (var change in changes.Where(change => CivilTime.DateOf(change.At) <= Day("31/03")))
        {
            await change.Do();
        }

        return [.. changes.Where(change => CivilTime.DateOf(change.At) > Day("31/03")).Select(change => change.Do)];
    }

    private DateTimeOffset Later(ref DateTimeOffset at) => at = at.AddMinutes(_random.Next(1, 9 * 1440));

    private async Task<string> ReadAsync(Province p, string from, string asOf) =>
        JsonSerializer.Serialize(await TableAsync(p.District, Day(from), Day(asOf), "agency"));

    private Task<TrackingTable> TableAsync(Guid agency, DateOnly from, DateOnly asOf, string by) =>
        app.AsReporter(agency).GetAsync($"/v1/reports/tracking-table?from={from:yyyy-MM-dd}&to={asOf:yyyy-MM-dd}&by={by}").ShouldBe<TrackingTable>(HttpStatusCode.OK);

    private static string Same(TrackingLine line) => (line with { Id = null, Code = null, Name = "" }).ToString();
}
