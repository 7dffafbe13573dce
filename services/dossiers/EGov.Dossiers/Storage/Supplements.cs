using EGov.Api;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Reasons and requests as the slices around them need them.</summary>
internal static class Supplements
{
    /// <summary>Reasons of a kind that are offered on a day, each in its present wording.</summary>
    internal static IQueryable<ReasonTemplate> OfferedOn(this IQueryable<ReasonTemplate> reasons, DateOnly day) => reasons
        .Where(r => r.ValidFrom <= day && (r.ValidTo == null || day < r.ValidTo)
            && !reasons.Any(later => later.Code == r.Code && later.ValidFrom > r.ValidFrom && later.ValidFrom <= day));

    /// <summary>The chosen reason in full, or why it cannot be given. Without a code the words alone are the reason.</summary>
    internal static async Task<(string Reason, Refusal? Refusal)> ReasonAsync(
        this DossiersDb db, ReasonKind kind, string? code, string? words, DateOnly day, CancellationToken ct)
    {
        if (code is null)
        {
            return string.IsNullOrWhiteSpace(words) ? ("", Refusals.ReasonRequired) : (words.Trim(), null);
        }

        var template = await db.ReasonTemplates.AsNoTracking().Where(r => r.Kind == kind && r.Code == code).OfferedOn(day).SingleOrDefaultAsync(ct);
        return template switch
        {
            null => ("", Refusals.UnknownReason),
            { NeedsWords: true } when string.IsNullOrWhiteSpace(words) => ("", Refusals.ReasonRequired),
            _ => (template.With(words), null),
        };
    }

    /// <summary>The dossier's latest request, for its answer or its end.</summary>
    internal static Task<SupplementRequest?> LatestSupplementAsync(this DossiersDb db, Guid dossierId, CancellationToken ct) => db.SupplementRequests
        .Where(r => r.DossierId == dossierId).OrderByDescending(r => r.Number).FirstOrDefaultAsync(ct);

    /// <summary>Closes an open request, because the dossier goes another way.</summary>
    internal static async Task CloseSupplementAsync(this DossiersDb db, Dossier dossier, CancellationToken ct)
    {
        if (await db.LatestSupplementAsync(dossier.Id, ct) is { IsOpen: true } open)
        {
            open.Close(dossier.Lead.FromAt);
        }
    }
}
