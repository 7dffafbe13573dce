using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.Dossiers.Worklists;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Reorganisation;

/// <summary>The passing of a closed agency's dossiers, as operators see it.</summary>
/// <param name="Id">The run.</param>
/// <param name="Version">Version to act on.</param>
/// <param name="Agency">The agency that was closed.</param>
/// <param name="ClosedOn">First day on which it no longer exists.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Successors">Agencies that carry on; none after a dissolution.</param>
/// <param name="Moved">Dossiers moved so far.</param>
/// <param name="Waiting">Dossiers and questions for which nobody has said which successor takes them.</param>
/// <param name="Rules">What was said, in the order it was said; the youngest that fits holds.</param>
/// <param name="CreatedAt">When it began.</param>
/// <param name="DoneAt">When nothing was left.</param>
public sealed record ReorganisationView(
    Guid Id, int Version, NamedAgency Agency, DateOnly ClosedOn, ReorganisationState State, IReadOnlyList<NamedAgency> Successors, int Moved, int Waiting,
    IReadOnlyList<ReorganisationView.Rule> Rules, DateTimeOffset CreatedAt, DateTimeOffset? DoneAt)
{
    /// <summary>Which successor takes which dossiers.</summary>
    public sealed record Rule(int No, string? Field, Guid? ReceivedBy, string? Address, Guid? DossierId, Guid SuccessorId, DateTimeOffset SetAt, string? SetBy);

    internal static async Task<ReorganisationView> OfAsync(ReorganisationRun run, DossiersDb db, DateTimeOffset now, CancellationToken ct)
    {
        var heirs = await db.HeirsAsync(run.AgencyId, CivilTime.DateOf(now), ct);
        var names = await db.Agencies.AsNoTracking().Where(a => a.Id == run.AgencyId || heirs.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        return new ReorganisationView(
            run.Id, run.Version, new NamedAgency(run.AgencyId, names[run.AgencyId]), run.ClosedOn, run.State, [.. heirs.Select(id => new NamedAgency(id, names[id]))],
            run.Moved, run.Waiting,
            [.. run.Rules.OrderBy(r => r.No).Select(r => new Rule(r.No, r.Field, r.ReceivedBy, r.Address, r.DossierId, r.SuccessorId, r.SetAt, r.SetBy))],
            run.CreatedAt, run.DoneAt);
    }
}
