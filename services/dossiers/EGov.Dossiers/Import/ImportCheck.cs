using System.Globalization;
using System.Text.RegularExpressions;
using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Channel = EGov.Dossiers.Contracts.Channel;

namespace EGov.Dossiers.Import;

/// <summary>Reads rows of the template and says everything that is wrong with each, so that a file is mended in one go.</summary>
internal sealed partial class ImportCheck
{
    internal static readonly string[] Required = ["code", "procedureCode", "agencyCode", "applicantName", "receivedAt"];

    internal static readonly string[] Columns =
    [
        .. Required, "applicantKind", "applicantIdentity", "applicantPhone", "applicantAddress", "subject", "channel", "dueAt", "finishedAt", "outcome", "returnedAt",
    ];

    private static readonly string[] DateForms = ["dd/MM/yyyy HH:mm", "dd/MM/yyyy", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    private readonly Dictionary<string, List<ProcedureVersion>> _procedures;
    private readonly Dictionary<string, Guid> _agencies;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _now;

    private ImportCheck(Dictionary<string, List<ProcedureVersion>> procedures, Dictionary<string, Guid> agencies, DateTimeOffset now) =>
        (_procedures, _agencies, _now) = (procedures, agencies, now);

    /// <summary>A row that may be imported.</summary>
    internal sealed record Row(int Line, Application Application, Dossier.Past Past);

    /// <summary>Something wrong with a cell.</summary>
    internal sealed record Fault(Refusal Refusal, string? Column, string? Value);

    internal static async Task<ImportCheck> PrepareAsync(DossiersDb db, AgencyScope scope, DateTimeOffset now, CancellationToken ct)
    {
        var versions = await db.ProcedureVersions.AsNoTracking().Where(v => v.State != ProcedureState.Draft)
            .Join(db.Procedures, v => v.ProcedureId, p => p.Id, (v, p) => new { p.Code, Version = v }).ToListAsync(ct);
        var agencies = await db.Agencies.AsNoTracking().Where(a => scope.Agencies.Contains(a.Id)).Select(a => new { a.Id, a.Code, a.FormerCode }).ToListAsync(ct);
        return new ImportCheck(
            versions.GroupBy(v => v.Code, v => v.Version, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal),
            agencies.SelectMany(a => new[] { a.Code, a.FormerCode }.OfType<string>().Select(code => (Code: code, a.Id)))
                .DistinctBy(a => a.Code, StringComparer.Ordinal).ToDictionary(a => a.Code, a => a.Id, StringComparer.Ordinal),
            now);
    }

    internal (Row? Row, List<Fault> Faults) Read(int line, Dictionary<string, string> cells)
    {
        var faults = new List<Fault>();
        string? Text(string column) => cells.GetValueOrDefault(column) is { Length: > 0 } text ? VietnameseText.Nfc(text) : null;
        void Wrong(Refusal refusal, string column) => faults.Add(new Fault(refusal, column, Text(column)));
        foreach (var column in Required.Where(column => Text(column) is null))
        {
            Wrong(Refusals.ImportCellMissing, column);
        }

        DateTimeOffset? Date(string column)
        {
            if (Text(column) is not { } text)
            {
                return null;
            }

            if (DateTime.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var civil) && civil.Year >= HolidayTable.FirstYear
                && new DateTimeOffset(civil, CivilTime.Offset).ToUniversalTime() is var at && (column == "dueAt" || at <= _now))
            {
                return at;
            }

            Wrong(Refusals.ImportDateInvalid, column);
            return null;
        }

        var code = Text("code");
        if (code is not null && !CodePattern().IsMatch(code))
        {
            Wrong(Refusals.ImportCodeInvalid, "code");
        }
        else if (code is not null && !_seen.Add(code))
        {
            Wrong(Refusals.ImportCodeRepeated, "code");
        }

        var agency = Text("agencyCode") is { } agencyCode && _agencies.TryGetValue(agencyCode, out var known) ? known : (Guid?)null;
        if (agency is null && Text("agencyCode") is not null)
        {
            Wrong(Refusals.UnknownAgency, "agencyCode");
        }

        var (received, due, finished, returned) = (Date("receivedAt"), Date("dueAt"), Date("finishedAt"), Date("returnedAt"));
        if (finished < received || returned < finished || due < received || (returned is not null && finished is null && Text("finishedAt") is null))
        {
            Wrong(Refusals.ImportDatesOutOfOrder, returned is not null && finished is null ? "returnedAt" : "finishedAt");
        }

        var kind = One("applicantKind", ApplicantKind.Citizen, ("citizen", ApplicantKind.Citizen), ("enterprise", ApplicantKind.Enterprise));
        var channel = One("channel", Channel.Direct, ("direct", Channel.Direct), ("online", Channel.Online), ("postal", Channel.Postal));
        var outcome = One("outcome", "granted", ("granted", "granted"), ("refused", "refused"), ("withdrawn", "withdrawn"));
        if (outcome == "withdrawn" && returned is not null)
        {
            Wrong(Refusals.ImportDatesOutOfOrder, "returnedAt");
        }

        var day = received is { } at ? CivilTime.DateOf(at) : (DateOnly?)null;
        if (Text("applicantIdentity") is { } identity && day is { } on && !IdentityNumber.IsValid(kind, identity, on))
        {
            Wrong(Refusals.ImportIdentityInvalid, "applicantIdentity");
        }

        var version = day is { } valid ? VersionOn(Text("procedureCode"), valid) : null;
        if (day is not null && Text("procedureCode") is { } procedureCode && version is null)
        {
            Wrong(_procedures.ContainsKey(procedureCode) ? Refusals.ProcedureNotPublished : Refusals.UnknownProcedure, "procedureCode");
        }

        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var applicant = new Applicant(kind, Text("applicantName")!, Text("applicantIdentity") ?? "", Text("applicantPhone"), null, Text("applicantAddress"));
        var under = new ReceivedUnder(version!.ProcedureId, version.Id, version.Field, version.Content.Steps.Min(s => s.No));
        var past = new Dossier.Past(
            code!, received!.Value, due, finished, outcome == "refused" ? DecisionOutcome.Refused : DecisionOutcome.Granted, outcome == "withdrawn", returned);
        return (new Row(line, new Application(under, agency!.Value, null, channel, null, applicant, Text("subject"), [], []), past), faults);

        T One<T>(string column, T absent, params (string Text, T Value)[] known)
        {
            if (Text(column) is not { } text)
            {
                return absent;
            }

            foreach (var (name, value) in known)
            {
                if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
                {
                    return value;
                }
            }

            Wrong(Refusals.ImportWordUnknown, column);
            return absent;
        }
    }

    /// <summary>The version in effect on the day; for a day before the first one, the first: earlier editions were never entered.</summary>
    private ProcedureVersion? VersionOn(string? code, DateOnly day)
    {
        if (code is null || !_procedures.TryGetValue(code, out var versions))
        {
            return null;
        }

        return versions.FirstOrDefault(v => v.ValidFrom <= day && (v.ValidTo is null || day < v.ValidTo))
            ?? (versions.All(v => day < v.ValidFrom) ? versions.MinBy(v => v.ValidFrom) : null);
    }

    [GeneratedRegex(@"^([0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Y][0-9]{2}(\.[0-9A-Z]+)*-[0-9]{6}-[0-9]{4,}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodePattern();
}
