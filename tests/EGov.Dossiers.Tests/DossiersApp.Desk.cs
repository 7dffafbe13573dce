using EGov.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Tests;

/// <content>What reports count about a desk, as of an instant.</content>
public sealed partial class DossiersApp
{
    public async Task<int> AnsweredLateAsync(Guid agency, DateTimeOffset asOf)
    {
        await using var db = OpenDb();
        return await db.Holdings.Where(h => h.AgencyId == agency).AnsweredLate(asOf.ToUniversalTime()).CountAsync();
    }

    public async Task<int> HandedOnLateAsync(Guid agency, DateTimeOffset asOf)
    {
        await using var db = OpenDb();
        return await db.Dossiers.Where(d => d.ReceivingAgencyId == agency).HandedOnLate(asOf.ToUniversalTime()).CountAsync();
    }
}
