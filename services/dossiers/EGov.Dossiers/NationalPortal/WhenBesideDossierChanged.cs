using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>
/// A payment or a signed result belongs into a dossier's message but does not move the dossier's version: the last message counts as not told, and is
/// told again. A dossier of which nothing was to be told yet is told with its first event.
/// </summary>
internal static class WhenBesideDossierChanged
{
    /// <summary>The events of other subjects after which the portal's copy is out of date.</summary>
    internal static readonly Type[] Events = [typeof(PaymentReceived), typeof(PaymentRefunded), typeof(ResultSigned)];

    internal static Task Handle(JsonElement e, EventContext context, DossiersDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        update portal_copy c set
            wanted_version = greatest(c.wanted_version, d.version), told_version = least(c.told_version, greatest(c.wanted_version, d.version) - 1),
            changed_at = greatest(c.changed_at + interval '1 microsecond', {context.Time.ToUniversalTime()}),
            next_at = {context.Time.ToUniversalTime()}, attempts = 0, refused = false
        from dossier d
        where d.id = c.dossier_id and c.dossier_id = {e.GetProperty("dossierId").GetGuid()}
        """,
        ct);
}
