using System.Net;
using System.Text.Json;
using EGov.Dossiers.Model;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;
using static EGov.Dossiers.Tests.Slices.Reports.TrackingOracle;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>A random half year with returns, desks of other places and two agencies that are closed: counted again by hand on many days.</summary>
public sealed class CountingAcrossAgenciesTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private const int Dossiers = 120;
    private static readonly DateTimeOffset FirstClosing = At("02/03 00:00");
    private static readonly DateTimeOffset SecondClosing = At("15/04 00:00");
    private readonly Random _random = new(20150618);
    private readonly TrackingOracle _oracle = new();
    private readonly List<(DateTimeOffset At, Func<Task> Do)> _happenings = [];

    [Fact]
    public async Task Carried_over_and_received_is_handled_and_in_progress_at_every_instant_whatever_moved()
    {
        var p = await app.HasProvinceAsync();
        var procedure = await app.HasProcedureAsync($"3.{Guid.CreateVersion7():N}", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
        for (var i = 0; i < Dossiers; i++)
        {
            Live(p, procedure);
        }

        Close(p.DongTam, p.TanSoi, FirstClosing);
        Close(p.Office, p.Department, SecondClosing);
        string february = "", march = "";
        _happenings.Add((At("01/03 12:00"), async () => february = await ReadAsync(p, "01/02", "28/02")));
        _happenings.Add((At("01/04 00:00"), async () => march = await ReadAsync(p, "01/02", "31/03")));
        foreach (var (_, happen) in _happenings.OrderBy(h => h.At))
        {
            await happen();
        }

        (await ReadAsync(p, "01/02", "28/02")).ShouldBe(february);
        (await ReadAsync(p, "01/02", "31/03")).ShouldBe(march);
        foreach (var (from, asOf) in new[] { ("01/01", "28/02"), ("01/01", "01/03"), ("01/01", "02/03"), ("15/02", "31/03"), ("01/03", "14/04"), ("01/04", "15/04"), ("01/01", "30/06"), ("20/05", "20/05") })
        {
            await CheckAsync(p, Day(from), Day(asOf));
        }
    }

    private async Task CheckAsync(Province p, DateOnly from, DateOnly asOf)
    {
        Guid[] district = [p.District, p.Office, p.DongTam, p.PhonXuong, p.TanSoi];
        foreach (var (reader, scope) in new[] { (p.District, district), (p.Root, [.. district, p.Root, p.Department]), (p.Department, [p.Department]) })
        {
            var table = await TableAsync(reader, from, asOf);
            foreach (var agency in scope)
            {
                var row = table.Rows.FirstOrDefault(r => r.Id == agency) ?? new TrackingLine(null, null, "", 0, 0, 0, 0, 0, 0, 0, 0, 0);
                Same(row).ShouldBe(Same(_oracle.ByAgency(agency, from, asOf)), $"{row.Name} {from} - {asOf}");
            }

            Same(table.Total).ShouldBe(Same(_oracle.Whole(scope, from, asOf)), $"whole of {table.Agency} {from} - {asOf}");
            table.IdentityHolds.ShouldBeTrue();
        }
    }

    private void Close(Guid agency, Guid successor, DateTimeOffset at) => _happenings.Add((at, async () =>
    {
        await app.ClosesAsync(agency, successor, at);
        _oracle.Add(successor, at, What.Moved, agency, null, "");
    }
    ));

    /// <summary>What one dossier goes through. Who is there at an instant is known only then, so each happening asks.</summary>
    private void Live(Province p, ReceivedUnder procedure)
    {
        var at = At("05/01 08:00").AddMinutes(_random.Next(130 * 1440));
        var (received, due) = (at, at.AddDays(_random.Next(2, 20)));
        var (receiver, desk) = (_random.Next(3) == 0 ? p.PhonXuong : Present(p, p.DongTam, at), p.TanSoi);
        var viaDesk = receiver != desk && _random.Next(3) == 0;
        var id = Guid.Empty;
        void Tell(DateTimeOffset when, What what, Guid agency, DateTimeOffset? dueAt) => _oracle.Add(id, when, what, agency, dueAt, procedure.Field);
        _happenings.Add((received, async () =>
        {
            id = viaDesk ? await app.TakesInAsync(desk, receiver, procedure, received, due) : await app.ReceivesAsync(receiver, procedure, received, due);
            Tell(received, What.Received, receiver, due);
            if (viaDesk)
            {
                Tell(received, What.TakenIn, desk, due);
            }
        }
        ));

        void HandOver(DateTimeOffset when, DateTimeOffset partDue) => _happenings.Add((when, async () =>
        {
            var office = Present(p, p.Office, when);
            await app.HandsOverAsync(id, office, when, partDue);
            Tell(when, What.HandedOver, office, partDue);
        }
        ));
        var crossed = _random.Next(4) > 0;
        if (crossed)
        {
            HandOver(Later(ref at), at.AddDays(_random.Next(1, 8)));
            if (_random.Next(2) == 0)
            {
                var (back, again) = (Later(ref at), at.AddDays(2));
                _happenings.Add((back, async () =>
                {
                    await app.SendsBackAsync(id, back, again);
                    Tell(back, What.SentBack, Guid.Empty, again);
                }
                ));
                HandOver(Later(ref at), at.AddDays(_random.Next(1, 8)));
            }
        }

        if (!crossed && _random.Next(3) == 0)
        {
            var (stopped, resumed) = (Later(ref at), Later(ref at));
            var newDue = at.AddDays(_random.Next(1, 9));
            _happenings.Add((stopped, async () =>
            {
                await app.SuspendsAsync(id, stopped);
                Tell(stopped, What.Suspended, Guid.Empty, null);
            }
            ));
            _happenings.Add((resumed, async () =>
            {
                await app.ResumesAsync(id, resumed, newDue);
                Tell(resumed, What.Resumed, Guid.Empty, newDue);
            }
            ));
        }

        var ended = Later(ref at);
        switch (_random.Next(5))
        {
            case 0:
                break;
            case 1:
                _happenings.Add((ended, async () =>
                {
                    await app.WithdrawsAsync(id, ended);
                    Tell(ended, What.Withdrawn, Guid.Empty, null);
                }
                ));
                break;
            default:
                _happenings.Add((ended, async () =>
                {
                    await app.DecidesAsync(id, ended);
                    Tell(ended, What.Decided, Guid.Empty, null);
                }
                ));
                break;
        }
    }

    private static Guid Present(Province p, Guid agency, DateTimeOffset at) =>
        agency == p.DongTam && at >= FirstClosing ? p.TanSoi : agency == p.Office && at >= SecondClosing ? p.Department : agency;

    private DateTimeOffset Later(ref DateTimeOffset at) => at = at.AddMinutes(_random.Next(1, 9 * 1440));

    private async Task<string> ReadAsync(Province p, string from, string asOf) => JsonSerializer.Serialize(await TableAsync(p.Root, Day(from), Day(asOf)));

    private Task<TrackingTable> TableAsync(Guid agency, DateOnly from, DateOnly asOf) =>
        app.AsReporter(agency).GetAsync($"/v1/reports/tracking-table?from={from:yyyy-MM-dd}&to={asOf:yyyy-MM-dd}&by=agency").ShouldBe<TrackingTable>(HttpStatusCode.OK);

    private static string Same(TrackingLine line) => (line with { Id = null, Code = null, Name = "" }).ToString();
}
