using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Storage;
using EGov.Messaging;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.NationalPortal;

/// <summary>Whatever happened to a dossier that has a code, the portal has to be told of it. Events may come late or twice: the newest version counts.</summary>
internal static class WhenDossierChanged
{
    /// <summary>The events after which the portal's copy is out of date.</summary>
    internal static readonly Type[] Events =
    [
        typeof(DossierReceived), typeof(DossierTakenUp), typeof(DossierAssigned), typeof(DossierHandedOver), typeof(DossierSentBack), typeof(BranchCompleted), typeof(DossierSuspended),
        typeof(DossierResumed), typeof(DossierDecided), typeof(DossierCorrected), typeof(DossierWithdrawn), typeof(ResultReturned),
        typeof(DossierSupplementRequested), typeof(SupplementAnswered), typeof(SupplementExpired), typeof(DossierStopped), typeof(ApologySent), typeof(DossierMoved),
    ];

    internal static Task Handle(JsonElement _, EventContext context, DossiersDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        insert into portal_copy as c (dossier_id, wanted_version, changed_at, told_version, told_seq, attempts, next_at, refused)
        select id, {context.SubjectVersion}, {context.Time.ToUniversalTime()}, 0, 0, 0, {context.Time.ToUniversalTime()}, false
        from dossier where id = {context.Subject} and code is not null
        on conflict (dossier_id) do update set
            wanted_version = excluded.wanted_version, changed_at = excluded.changed_at, next_at = excluded.next_at, attempts = 0, refused = false
        where c.wanted_version < excluded.wanted_version
        """,
        ct);
}
