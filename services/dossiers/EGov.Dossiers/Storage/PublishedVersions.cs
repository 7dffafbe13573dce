using System.Collections.Concurrent;
using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

/// <summary>Published versions read once per process. They never change, so replicas cannot disagree; what may change (validity) is not kept here.</summary>
internal sealed class PublishedVersions
{
    private readonly ConcurrentDictionary<Guid, PublishedVersion> _known = new();

    internal async ValueTask<PublishedVersion> GetAsync(DossiersDb db, Guid versionId, CancellationToken ct)
    {
        if (_known.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var read = await (
            from version in db.ProcedureVersions.AsNoTracking()
            join procedure in db.Procedures.AsNoTracking() on version.ProcedureId equals procedure.Id
            where version.Id == versionId && version.State != ProcedureState.Draft
            select new PublishedVersion(procedure.Id, version.Id, procedure.Code, version.Number, version.Field, version.AgencyId, version.Content)).SingleAsync(ct);
        return _known.GetOrAdd(versionId, read);
    }
}
