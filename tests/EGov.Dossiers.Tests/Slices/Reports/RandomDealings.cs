using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>
/// Random lives with supplements, payments, apologies, other desks and ratings. They go on in the order of time up to an instant, and later from
/// there, so that what is told of a day before can be compared.
/// </summary>
internal sealed class RandomDealings(DossiersApp app, Province province, Random random)
{
    private readonly List<(DateTimeOffset At, Func<Task> Do)> _ahead = [];

    internal async Task GoOnAsync(ReceivedUnder procedure, int begin, DateTimeOffset until)
    {
        for (var i = 0; i < begin; i++)
        {
            Live(procedure);
        }

        var due = _ahead.Where(happening => happening.At < until).OrderBy(happening => happening.At).ToList();
        _ahead.RemoveAll(happening => happening.At < until);
        foreach (var (_, happen) in due)
        {
            await happen();
        }
    }

    private void Live(ReceivedUnder procedure)
    {
        var at = Province.At("05/01 08:00").AddMinutes(random.Next(80 * 1440));
        var id = Guid.Empty;
        var elsewhere = random.Next(3) == 0;
        var receiver = elsewhere || random.Next(2) == 0 ? province.PhonXuong : province.DongTam;
        void Then(Func<DateTimeOffset, Task> happen)
        {
            var when = at;
            _ahead.Add((when, () => happen(when)));
            at = at.AddMinutes(random.Next(1, 8 * 1440));
        }

        var (days, fetched) = (random.Next(2, 12), random.Next(3) switch { 0 => province.DongTam, 1 => receiver, _ => (Guid?)null });
        Then(async when => id = elsewhere
            ? await app.TakesInAsync(province.TanSoi, receiver, procedure, when, when.AddDays(days), fetched)
            : await app.ReceivesAsync(receiver, procedure, when, when.AddDays(days)));
        Pay(Then, () => id, receiver);
        if (random.Next(3) == 0)
        {
            var signed = at.AddHours(random.Next(2) == 0 ? 1 : -1);
            Then(when => app.ApologisesAsync(id, signed, when, when.AddDays(30)));
        }

        if (random.Next(2) == 0 && !Supplement(Then, () => id))
        {
            return;
        }

        if (random.Next(5) == 0)
        {
            return;
        }

        Then(when => app.DecidesAsync(id, when));
        Then(when => app.ReturnsAsync(id, when));
        if (random.Next(3) > 0)
        {
            var level = (RatingLevel)random.Next(1, 6);
            Then(when => app.RatesAsync(id, level, when));
            Then(when => app.AppraisesAsync(id, level > RatingLevel.Neutral ? AppraisalOutcome.Upheld : AppraisalOutcome.NotUpheld, when));
        }
    }

    private void Pay(Action<Func<DateTimeOffset, Task>> then, Func<Guid> id, Guid receiver)
    {
        for (var number = random.Next(3); number > 0; number--)
        {
            var request = Guid.Empty;
            var (fee, charge, other) = (random.Next(5) * 15_000, 20_000, random.Next(2) * 1_000_000);
            var (way, collector) = ((PaymentWay)random.Next(1, 4), random.Next(4) == 0 ? province.Office : receiver);
            then(async when => request = await app.DemandsAsync(id(), receiver, when, fee, charge, other));
            switch (random.Next(5))
            {
                case 0:
                    break;
                case 1:
                    then(when => app.CancelsPaymentAsync(request, when));
                    break;
                case 2:
                    then(when => app.PaysAsync(request, collector, way, when.AddDays(-2), when));
                    break;
                default:
                    then(when => app.PaysAsync(request, collector, way, when));
                    then(when => app.GivesBackAsync(request, 0, charge / 2, when));
                    then(when => app.GivesBackAsync(request, fee, charge / 2, when));
                    break;
            }
        }
    }

    /// <summary>Whether the dossier goes on.</summary>
    private bool Supplement(Action<Func<DateTimeOffset, Task>> then, Func<Guid> id)
    {
        for (var number = random.Next(1, 3); number > 0; number--)
        {
            var (late, days) = (random.Next(3) == 0, random.Next(2, 10));
            then(when => app.AsksForSupplementAsync(id(), when, when.AddDays(late ? -1 : 1), when.AddDays(days)));
            switch (random.Next(6))
            {
                case 0:
                    return false;
                case 1:
                    then(when => app.LetsSupplementExpireAsync(id(), when));
                    return false;
                case 2:
                    then(when => app.WithdrawsWaitingAsync(id(), when));
                    return false;
                default:
                    then(when => app.BringsSupplementAsync(id(), when, when.AddDays(5)));
                    break;
            }
        }

        return true;
    }
}
