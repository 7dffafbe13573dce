using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Import;

/// <summary>Tells how far an import is while it goes on: on a connection of its own, because what the import itself writes is seen at its end only.</summary>
internal sealed class ImportProgress(IServiceScopeFactory scopes)
{
    internal Task BeginAsync(ImportRun run, CancellationToken ct) => WithAsync(async db =>
    {
        db.Add(run);
        await db.SaveChangesAsync(ct);
    });

    internal Task TellAsync(ImportRun run, CancellationToken ct) => WithAsync(db => db.Set<ImportRun>().Where(r => r.Id == run.Id).ExecuteUpdateAsync(
        row => row.SetProperty(r => r.State, run.State).SetProperty(r => r.Rows, run.Rows).SetProperty(r => r.Written, run.Written), ct));

    /// <summary>An import that came to no end left nothing, and so it leaves no report.</summary>
    internal Task ForgetAsync(ImportRun run) => WithAsync(db => db.Set<ImportRun>().Where(r => r.Id == run.Id).ExecuteDeleteAsync(CancellationToken.None));

    private async Task WithAsync(Func<DossiersDb, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<DossiersDb>());
    }
}
