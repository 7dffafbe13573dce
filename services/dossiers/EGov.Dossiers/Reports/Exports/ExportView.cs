using EGov.Api;
using EGov.Dossiers.Reports.Files;

namespace EGov.Dossiers.Reports.Exports;

/// <summary>An export as its asker sees it.</summary>
/// <param name="Id">The export.</param>
/// <param name="Report">Name of the report.</param>
/// <param name="Format">What file it is made into.</param>
/// <param name="Question">What was asked, days filled in: what the file answers.</param>
/// <param name="State">How far it is.</param>
/// <param name="RowsDone">Rows written so far.</param>
/// <param name="RowsTotal">Rows there will be, once known.</param>
/// <param name="Percent">Share of the rows that are written; a PDF is printed after the last of them.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="StartedAt">When it was begun.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="ExpiresAt">Until when the file can be fetched.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="File">Address of the file, as soon as it can be fetched.</param>
/// <param name="Failure">Why there will be none.</param>
public sealed record ExportView(
    Guid Id, string Report, ReportFormat Format, ExportQuestion Question, ExportState State, long RowsDone, long? RowsTotal, int? Percent,
    DateTimeOffset AskedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, DateTimeOffset? ExpiresAt, string? FileName, long? Length, string? File, ExportView.Reason? Failure)
{
    /// <param name="Code">Stable code.</param>
    /// <param name="Message">The same in words.</param>
    public sealed record Reason(string Code, ReportText Message);

    private static readonly Refusal[] Reasons = [Refusals.ReportTooLong, Refusals.PrintingNotAvailable, Refusals.PrintingTooSlow];

    internal static string AddressOf(Guid id) => $"/v1/reports/exports/{id}";

    internal static ExportView Of(ReportExport export, DateTimeOffset now)
    {
        var asked = export.Asked;
        return new ExportView(
            export.Id, export.Report, export.Format,
            new ExportQuestion(asked.From, asked.To, asked.AsOf, asked.By, asked.Scope.Root, asked.Field, asked.Procedure, export.Figure, export.Line),
            export.State, export.RowsDone, export.RowsTotal, PercentOf(export), export.AskedAt, export.StartedAt, export.FinishedAt, export.ExpiresAt, export.FileName, export.Length,
            export.State == ExportState.Done && now < export.ExpiresAt ? $"{AddressOf(export.Id)}/file" : null, ReasonOf(export.Failure));
    }

    private static int? PercentOf(ReportExport export) => export.State == ExportState.Done ? 100
        : export.RowsTotal is > 0 and var total ? (int)(export.RowsDone * 100 / total)
        : null;

    private static Reason? ReasonOf(string? code)
    {
        if (code is null)
        {
            return null;
        }

        var refusal = Array.Find(Reasons, r => r.Code == code) ?? Refusals.ExportFailed;
        return new Reason(code, new ReportText(refusal.Vietnamese, refusal.English));
    }
}

internal static class ExportQueries
{
    /// <summary>The caller's own, asked for in the post the caller has now.</summary>
    internal static IQueryable<ReportExport> AskedBy(this IQueryable<ReportExport> exports, Caller caller) =>
        exports.Where(e => e.OwnerId == caller.Subject && e.AgencyId == caller.AgencyId);
}
