using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class ReceptionMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<ReceptionCounter>(counter =>
        {
            counter.ToTable("reception_counter");
            counter.HasKey(c => new { c.AgencyId, c.Day });
        });
        model.Entity<CodeFormat>(format =>
        {
            format.ToTable("code_format");
            format.HasKey(f => f.ValidFrom);
            format.HasData(
                new CodeFormat { ValidFrom = new DateOnly(2000, 1, 1), Template = "{former}-{day}-{number}", Basis = "TT 01/2018/TT-VPCP, Điều 19" },
                new CodeFormat { ValidFrom = new DateOnly(2025, 9, 15), Template = "{present}-{day}-{number}", Basis = "TT 03/2025/TT-VPCP, Điều 13" });
        });
    }
}
