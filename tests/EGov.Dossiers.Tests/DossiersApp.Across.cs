using EGov.Dossiers.Contracts;
using EGov.Dossiers.Handling;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Channel = EGov.Dossiers.Contracts.Channel;

namespace EGov.Dossiers.Tests;

/// <content>Histories across agencies: back, from other desks, and through reorganisations.</content>
public sealed partial class DossiersApp
{
    internal async Task<Guid> TakesInAsync(Guid desk, Guid competent, ReceivedUnder under, DateTimeOffset at, DateTimeOffset? dueAt, Guid? result = null)
    {
        await using var db = OpenDb();
        var application = new Application(
            under, competent, null, Channel.Direct, null, new Applicant(ApplicantKind.Citizen, "Nguyễn Văn An", "024085000017", "0912345678", null, null), null, [], [], desk, result);
        var dossier = Dossier.Receive(application, $"D-{at:yyMMdd}-{Interlocked.Increment(ref _codes):0000}", at, dueAt, dueAt, Someone);
        db.Add(dossier);
        await db.SaveChangesAsync();
        return dossier.Id;
    }

    /// <summary>Sends a dossier back to where it was received, as that agency is now.</summary>
    internal Task<Guid> SendsBackAsync(Guid id, DateTimeOffset at, DateTimeOffset? dueAt) => MovesAsync(id, async (db, dossier) =>
    {
        var (from, to) = (dossier.Lead, dossier.ReceivingAgencyId);
        dossier.SendBack(new Recipient(1, to, dueAt, dueAt), null, "Thiếu biên bản", at, Someone).ShouldBeAllowed();
        await WhenDossierSentBack.Handle(new DossierSentBack(id, from.AgencyId, from.Step, to, 1, "Thiếu biên bản", dueAt, at), db, default);
        return from.AgencyId;
    });

    /// <summary>Who holds a dossier now.</summary>
    internal async Task<Guid> HolderAsync(Guid id)
    {
        await using var db = OpenDb();
        return await db.Holdings.Where(h => h.DossierId == id && h.Leads && h.UntilAt == null).Select(h => h.AgencyId).SingleAsync();
    }

    internal async Task ClosesAsync(Guid agency, Guid successor, DateTimeOffset at)
    {
        await using var db = OpenDb();
        (await db.Agencies.SingleAsync(a => a.Id == agency)).Closed(CivilTime.DateOf(at));
        await db.SucceedAsync(agency, [successor], default);
        await RunWorkAsync("reorganisation", at);
    }

    private async Task<T> MovesAsync<T>(Guid id, Func<DossiersDb, Dossier, Task<T>> move)
    {
        await using var db = OpenDb();
        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == id);
        var answer = await move(db, dossier);
        await db.SaveChangesAsync();
        return answer;
    }
}
