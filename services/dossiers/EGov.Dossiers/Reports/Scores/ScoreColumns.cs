namespace EGov.Dossiers.Reports.Scores;

/// <summary>Columns that reports with points have in common.</summary>
internal static class ScoreColumns
{
    internal static readonly ReportColumn Number = Text("number", "STT", "No.") with { Kind = CellKind.Count };
    internal static readonly ReportColumn Code = Text("code", "Mã", "Code");
    internal static readonly ReportColumn Name = Text("name", "Chỉ số", "Index");
    internal static readonly ReportColumn State = Text("state", "Tình trạng", "State");
    internal static readonly ReportColumn Formula = Text("formula", "Cách đo", "Measured as");
    internal static readonly ReportColumn Rule = Text("rule", "Cách tính điểm", "Points");
    internal static readonly ReportColumn Basis = Text("basis", "Căn cứ", "Basis");

    internal static readonly ReportColumn Maximum = Points("maximum", "Điểm tối đa", "Maximum", "Điểm tối đa theo quy định có hiệu lực vào D", "Maximum by the rule in force on the day told");

    internal static readonly ReportColumn Measurable = Points("measurable", "Điểm tối đa đo được", "Measurable",
        "Điểm tối đa của các chỉ số đã đo; chỉ số chưa đo, không phát sinh không tính là 0 và không tính là đạt",
        "Maximum of what was measured; what was not counts neither as nothing nor as full");

    internal static ReportColumn Count(string key, string vi, string en, string formulaVi, string formulaEn) =>
        new(key, new(vi, en), null, CellKind.Count, new(formulaVi, formulaEn), true);

    internal static ReportColumn Points(string key, string vi, string en, string formulaVi, string formulaEn) =>
        new(key, new(vi, en), null, CellKind.Number, new(formulaVi, formulaEn), false);

    internal static ReportColumn Text(string key, string vi, string en) => new(key, new(vi, en), null, CellKind.Text, null, false);

    /// <summary>Measured, not measured because this platform has no figure for it, or nothing to measure in the period.</summary>
    internal static string StateOf(bool measured, ScoreFigure? figure) => measured ? "Đã đo" : figure is null ? "Chưa đo" : "Không phát sinh";

    /// <summary>The key of a criterion's row.</summary>
    internal static string KeyOf(FactLine line, string code) => LineKeys.Write(LineKeys.Read(line.Key).Id, code);
}
