using EGov.Dossiers.Model;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Storage;

internal static class OneStopRuleMapping
{
    internal static void Apply(ModelBuilder model) => model.Entity<OneStopRule>(rule =>
    {
        rule.ToTable("one_stop_rule");
        rule.HasKey(r => r.ValidFrom);
        rule.HasData(
            // Dossiers from before the decree are kept under its numbers: the decisions it replaced gave none of their own for most of them.
            new OneStopRule { ValidFrom = new DateOnly(2000, 1, 1), Basis = "NĐ 61/2018/NĐ-CP, TT 01/2018/TT-VPCP", Forms = FormSet.Tt012018 },
            new OneStopRule { ValidFrom = new DateOnly(2025, 7, 1), Basis = "NĐ 118/2025/NĐ-CP, TT 01/2018/TT-VPCP", Forms = FormSet.Tt012018 },
            new OneStopRule { ValidFrom = new DateOnly(2025, 9, 15), Basis = "NĐ 118/2025/NĐ-CP, TT 03/2025/TT-VPCP", Forms = FormSet.Tt032025 });
    });
}
