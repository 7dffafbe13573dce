using EGov.Dossiers.Model;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>The rules of any day. A dossier's are those of the day it was received or, until then, submitted.</summary>
internal sealed class OneStopRules
{
    private OneStopRule[]? _known;

    /// <summary>Rows never change, so they are read once; a rule that is added reaches a running service with its next start.</summary>
    internal async ValueTask<OneStopRule> AtAsync(DossiersDb db, DateOnly day, CancellationToken ct)
    {
        _known ??= await db.OneStopRules.AsNoTracking().OrderBy(r => r.ValidFrom).ToArrayAsync(ct);
        return _known.Last(r => r.ValidFrom <= day);
    }

    /// <summary>The rules a dossier is kept under.</summary>
    internal ValueTask<OneStopRule> OfAsync(DossiersDb db, Dossier dossier, CancellationToken ct) =>
        AtAsync(db, CivilTime.DateOf(dossier.ReceivedAt ?? dossier.SubmittedAt!.Value), ct);
}
