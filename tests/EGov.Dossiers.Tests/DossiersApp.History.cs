using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Channel = EGov.Dossiers.Contracts.Channel;

namespace EGov.Dossiers.Tests;

/// <summary>Histories for lists and reports: the model's own moves at the instants the test chooses, and the consumer's own handler for arrivals.</summary>
public sealed partial class DossiersApp
{
    private int _codes;

    /// <summary>Reads the reports of an agency and everything below it.</summary>
    public HttpClient AsReporter(Guid agency) => AsOfficial(agency, Guid.CreateVersion7(), reachesBelow: true, "dossiers:report");

    internal async Task<Province> HasProvinceAsync()
    {
        await using var db = OpenDb();
        var province = new Province();
        foreach (var (id, parent, kind, name, code) in province.Agencies)
        {
            var agency = new Agency(id);
            agency.Opened(1, kind, name, name, code, null, parent, new DateOnly(2010, 1, 1));
            db.Add(agency);
            db.AddRange(province.AncestorsOf(id).Select(ancestor => new AgencyReach { AncestorId = ancestor, AgencyId = id }));
        }

        db.AddRange(province.Officials.Select(o => new Official { Id = o.Key, FullName = o.Value }));
        await db.SaveChangesAsync();
        return province;
    }

    internal async Task<ReceivedUnder> HasProcedureAsync(string code, string name, string field, params string[] units)
    {
        await using var db = OpenDb();
        var procedure = new Procedure(Guid.CreateVersion7(), code);
        var steps = units.Select((unit, i) => new Step(i + 1, $"Bước {i + 1}", null, new AgencySelector(i == 0 ? SelectorKind.Receiving : SelectorKind.Chosen), unit, "specialist", 8)).ToList();
        var version = procedure.Draft(
            new ProcedureText(name, field, null, 3, false),
            new ProcedureContent([Channel.Direct, Channel.Online], [], [], [], steps, PausePolicy.Restart, [], null, null));
        version.Publish(new DateOnly(2010, 1, 1), null);
        db.Add(procedure);
        await db.SaveChangesAsync();
        return new ReceivedUnder(procedure.Id, version.Id, field, 1);
    }

    internal async Task<Guid> ReceivesAsync(
        Guid agency, ReceivedUnder under, DateTimeOffset at, DateTimeOffset? dueAt, string applicant = "Nguyễn Văn An", Guid? official = null, Channel channel = Channel.Direct)
    {
        await using var db = OpenDb();
        var application = new Application(
            under, agency, null, channel, null, new Applicant(ApplicantKind.Citizen, applicant, "024085000017", "0912345678", null, "Đồng Tâm, Yên Thế"), null, [], []);
        var dossier = Dossier.Receive(application, $"T-{at:yyMMdd}-{Interlocked.Increment(ref _codes):0000}", at, dueAt, dueAt, new Actor(official, "Cán bộ", official));
        db.Add(dossier);
        await db.SaveChangesAsync();
        return dossier.Id;
    }

    /// <summary>An online submission, and its acceptance where it came.</summary>
    internal async Task<Guid> SubmitsAsync(Guid agency, ReceivedUnder under, DateTimeOffset at, DateTimeOffset acceptBy, DateTimeOffset? answered)
    {
        await using var db = OpenDb();
        var application = new Application(
            under, agency, null, Channel.Online, null, new Applicant(ApplicantKind.Citizen, "Nguyễn Văn An", "024085000017", null, null, null), null, [], []);
        var dossier = Dossier.Submit(application, at, acceptBy, Someone);
        if (answered is { } accepted)
        {
            dossier.Accept($"T-{accepted:yyMMdd}-{Interlocked.Increment(ref _codes):0000}", null, accepted, null, null, Someone).ShouldBeAllowed();
        }

        db.Add(dossier);
        await db.SaveChangesAsync();
        return dossier.Id;
    }

    internal Task HandsOverAsync(Guid id, Guid to, DateTimeOffset at, DateTimeOffset? dueAt, Guid? official = null, int step = 2) => MoveAsync(id, async (db, dossier) =>
    {
        var from = dossier.Lead.AgencyId;
        dossier.HandOver([new Recipient(step, to, dueAt, dueAt)], official, at, Someone, null).ShouldBeAllowed();
        await WhenDossierHandedOver.Handle(new DossierHandedOver(id, from, 1, [new StepRecipient(to, step, true, dueAt)], at), db, default);
    });

    internal Task TakesUpAsync(Guid id, Guid official, DateTimeOffset at) =>
        MoveAsync(id, dossier => dossier.GiveTo(dossier.Lead, official, HoldingAction.TakenUp, at, new Actor(official, "Cán bộ", official), null).ShouldBeAllowed());

    internal Task SuspendsAsync(Guid id, DateTimeOffset at, DossierState state = DossierState.PaymentRequested) =>
        MoveAsync(id, dossier => dossier.Suspend(state, "Nộp lệ phí", false, at, Someone).ShouldBeAllowed());

    internal Task ResumesAsync(Guid id, DateTimeOffset at, DateTimeOffset dueAt) =>
        MoveAsync(id, dossier => dossier.Resume(at, new ResumedDueTimes(dueAt, dueAt, dueAt), Someone, null).ShouldBeAllowed());

    internal Task DecidesAsync(Guid id, DateTimeOffset at, DecisionOutcome outcome = DecisionOutcome.Granted) =>
        MoveAsync(id, dossier => dossier.Decide(outcome, null, "01/GP", at, Someone).ShouldBeAllowed());

    internal Task ReschedulesAsync(Guid id, DateTimeOffset at, DateTimeOffset dueAt) =>
        MoveAsync(id, dossier => dossier.Reschedule(new ResumedDueTimes(dueAt, dueAt, dueAt), "Chờ ý kiến", at, Someone).ShouldBeAllowed());

    /// <summary>What changes nothing that is counted: opinions asked for, a payment collected beside the handling.</summary>
    internal Task AsksBesideAsync(Guid id, DateTimeOffset at) => MoveAsync(id, dossier =>
    {
        dossier.Consult().ShouldBeAllowed();
        dossier.Oblige(false, "Nộp phí", at, Someone).ShouldBeAllowed();
    });

    internal Task ReturnsAsync(Guid id, DateTimeOffset at) => MoveAsync(id, dossier => dossier.Return(at, Someone, null).ShouldBeAllowed());

    internal Task WithdrawsAsync(Guid id, DateTimeOffset at) => MoveAsync(id, dossier => dossier.Withdraw("Không còn nhu cầu", at, Someone).ShouldBeAllowed());

    internal Task CorrectsAsync(Guid id, DateTimeOffset at) => MoveAsync(id, async (db, dossier) =>
    {
        var decided = await db.Holdings.Where(h => h.DossierId == id && (h.State == DossierState.Received || h.State == DossierState.Processing)).OrderByDescending(h => h.Seq).FirstAsync();
        dossier.Correct(decided, "Sai tên", at, Someone).ShouldBeAllowed();
    });

    private DossiersDb OpenDb() => new(new DbContextOptionsBuilder<DossiersDb>().UseNpgsql(_database.ConnectionString).Options);

    private static Actor Someone => new(null, "Cán bộ", null);

    private Task MoveAsync(Guid id, Action<Dossier> move) => MoveAsync(id, (_, dossier) =>
    {
        move(dossier);
        return Task.CompletedTask;
    });

    private async Task MoveAsync(Guid id, Func<DossiersDb, Dossier, Task> move)
    {
        await using var db = OpenDb();
        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == id);
        await move(db, dossier);
        await db.SaveChangesAsync();
    }
}

internal static class MoveAssertions
{
    internal static void ShouldBeAllowed(this EGov.Api.Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new Shouldly.ShouldAssertException($"The move was refused: {refusal.Code}");
        }
    }
}
