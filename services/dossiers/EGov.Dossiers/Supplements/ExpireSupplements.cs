using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Supplements;

/// <summary>Stops the dossiers whose supplement was not brought in time. Each in its own transaction: one that fails, or that somebody is working on, waits for the next run.</summary>
internal sealed partial class ExpireSupplements(
    DossiersDb db, IEventLog events, SupplementDesk desk, TimeProvider clock, ILogger<ExpireSupplements> logger) : IRepeatedTask
{
    internal const string Name = "supplement-expiry";
    private const int BatchSize = 200;
    private static readonly Actor System = new(null, "Hệ thống một cửa", null);

    public async Task<object?> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (expired, closed, postponed) = (0, 0, 0);
        var after = (AnswerBy: DateTimeOffset.MinValue, Id: Guid.Empty);
        while (true)
        {
            var batch = await db.SupplementRequests.AsNoTracking()
                .Where(r => r.AnsweredAt == null && r.ExpiredAt == null && r.ClosedAt == null && r.AnswerBy < now
                    && (r.AnswerBy > after.AnswerBy || (r.AnswerBy == after.AnswerBy && r.Id > after.Id)))
                .OrderBy(r => r.AnswerBy).ThenBy(r => r.Id)
                .Select(r => new { r.Id, r.AnswerBy })
                .Take(BatchSize)
                .ToListAsync(ct);
            foreach (var due in batch)
            {
                try
                {
                    _ = await StopAsync(due.Id, now, ct) ? expired++ : closed++;
                }
                catch (DbUpdateException e)
                {
                    postponed++;
                    LogPostponed(logger, due.Id, e);
                }

                db.ChangeTracker.Clear();
                after = (due.AnswerBy, due.Id);
            }

            if (batch.Count < BatchSize)
            {
                return new { expired, closed, postponed };
            }
        }
    }

    /// <summary>Stops the dossier, or closes a request that the dossier does not wait for any more.</summary>
    private async Task<bool> StopAsync(Guid requestId, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var request = await db.SupplementRequests.SingleAsync(r => r.Id == requestId, ct);
        var dossier = await db.Dossiers.WithOpenRows().SingleAsync(d => d.Id == request.DossierId, ct);
        if (!request.IsOpen || dossier.State != DossierState.SupplementRequested)
        {
            // From now on, not from when the dossier went its way: a day that was reported must not change.
            request.Close(now);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return false;
        }

        var holder = dossier.Lead.AgencyId;
        var (reason, _) = await db.ReasonAsync(ReasonKind.Stop, ReasonSeed.Expired, null, CivilTime.DateOf(now), ct);
        var number = await desk.NumberAsync(db, dossier, DocumentCounter.Stop, dossier.ReceivingAgencyId, now, ct);
        dossier.Suspend(DossierState.Stopped, reason, false, now, System);
        request.Expire(dossier.Lead.FromAt);
        var stop = DossierStop.Of(dossier, number, StopCause.SupplementExpired, null, false, ReasonSeed.Expired, reason, System);
        db.Add(stop);
        events.Stage(dossier, new DossierSuspended(dossier.Id, holder, dossier.State, reason, stop.StoppedAt));
        events.Stage(dossier, new SupplementExpired(dossier.Id, request.Id, request.AgencyId, request.AnswerBy, stop.StoppedAt));
        events.Stage(dossier, new DossierStopped(dossier.Id, stop.Id, holder, stop.Cause, reason, stop.StoppedAt));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Supplement request {Request} expires with the next run")]
    private static partial void LogPostponed(ILogger logger, Guid request, Exception reason);
}
