using EGov.Api;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;

namespace EGov.Dossiers.Reports;

/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="AsOf">Day at whose end it is told; the last day of the period, or today, when absent.</param>
/// <param name="By">What the lines are, where the report has a choice.</param>
/// <param name="Agency">An agency in reach; the caller's own when absent.</param>
/// <param name="Field">Only this field.</param>
/// <param name="Procedure">Only the procedure with this code.</param>
public readonly record struct ReportQuestion(
    DateOnly From, DateOnly To, DateOnly? AsOf, Choice<TrackingDimension>? By, Guid? Agency, string? Field, string? Procedure);

/// <summary>A question that was checked: whose dossiers, which days, what lines.</summary>
internal sealed record AskedReport(AgencyScope Scope, DateOnly From, DateOnly To, DateOnly AsOf, TrackingDimension? By, string? Field, string? Procedure)
{
    /// <summary>Checks a question against the caller's reach and the report's own lines.</summary>
    internal static async Task<(AskedReport? Asked, Refusal? Refusal)> CheckAsync(
        IReport report, ReportQuestion question, DossiersDb db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (question.To < question.From || question.AsOf < question.From)
        {
            return (null, Refusals.PeriodInvalid);
        }

        var by = question.By?.Value ?? (report.By.Count > 0 ? report.By[0] : null);
        if (by is { } dimension && question.By is not null && !report.By.Contains(dimension))
        {
            return (null, Refusals.ReportLinesUnknown);
        }

        if (await AgencyScope.OfAsync(db, caller, question.Agency, below: !report.IsRegister, ct) is not { } scope)
        {
            return (null, CommonRefusals.NotFound);
        }

        // The future is not known: a period that has not ended is told as of today. A book of January may be told in March, a count may not.
        var today = CivilTime.DateOf(clock.GetUtcNow());
        var asOf = report.IsRegister ? Earlier(question.AsOf ?? today, today) : Earlier(Earlier(question.To, question.AsOf ?? question.To), today);
        return (new AskedReport(scope, question.From, question.To, asOf, by, question.Field, question.Procedure), null);
    }

    internal DateTimeOffset Start => CivilTime.At(From);

    internal DateTimeOffset End => CivilTime.At(AsOf.AddDays(1));

    /// <summary>The address of what a figure of this question counts.</summary>
    internal string DossiersOf(string report)
    {
        var query = new List<string>
        {
            FormattableString.Invariant($"from={From:yyyy-MM-dd}"), FormattableString.Invariant($"to={To:yyyy-MM-dd}"),
            FormattableString.Invariant($"asOf={AsOf:yyyy-MM-dd}"), $"agency={Scope.Root}",
        };
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Add("by", By?.ToString());
        Add("field", Field);
        Add("procedure", Procedure);
        return $"/v1/reports/{report}/dossiers?{string.Join('&', query)}&figure={{figure}}&row={{row}}";
    }

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
