using System.Globalization;
using System.Text.RegularExpressions;
using EGov.Replay.Plan;
using Shouldly;
using Xunit;

namespace EGov.Replay.Tests;

public sealed partial class ProvincePlanTests
{
    private static readonly DateOnly Told = new(2026, 6, 30);
    private static readonly District Province = District.Province(Year.Province2026(400, Told));
    private static readonly ImportPlan Import = new(Province, 3_000);

    [Fact]
    public void The_province_has_two_levels_and_every_commune_stands_right_below_it()
    {
        Province.Agencies.Select(agency => agency.Level).Distinct().ShouldBe([Level.Province, Level.Commune], ignoreOrder: true);
        Province.Communes.Count.ShouldBe(65);
        Province.Agencies.Where(agency => agency.Parent is not null).ShouldAllBe(agency => agency.Parent == "province");
        Province.Agencies.Select(agency => agency.Code).ShouldBeUnique();
        Province.Procedures.ShouldAllBe(procedure => procedure.Steps.Sum(step => step.Hours) == procedure.WorkingDays * 8);
    }

    [Fact]
    public void The_totals_of_a_file_are_those_of_its_rows()
    {
        var (csv, totals) = Import.File(0);
        var rows = Rows(csv);

        rows.Count.ShouldBe(3_000);
        var counted = default(PlannedTotals);
        foreach (var row in rows)
        {
            var (due, finished) = (Day(row["dueAt"])!.Value, Day(row["finishedAt"]));
            counted += finished is not { } end ? (due < Told ? new PlannedTotals(1, 0, 0, 0, 0, 1) : new PlannedTotals(1, 0, 0, 0, 1, 0))
                : row["outcome"] == "withdrawn" || end == due ? new PlannedTotals(1, 0, 1, 0, 0, 0)
                : end < due ? new PlannedTotals(1, 1, 0, 0, 0, 0)
                : new PlannedTotals(1, 0, 0, 1, 0, 0);
        }

        counted.ShouldBe(totals);
        (totals.Early + totals.OnTime + totals.Late + totals.WithinTerm + totals.Overdue).ShouldBe(totals.Received);
        new[] { totals.Early, totals.OnTime, totals.Late, totals.WithinTerm, totals.Overdue }.ShouldAllBe(count => count > 0);
    }

    [Fact]
    public void Every_row_is_one_that_the_import_takes()
    {
        foreach (var row in Rows(Import.File(0).Csv))
        {
            Code().IsMatch(row["code"]).ShouldBeTrue(row["code"]);
            var times = new[] { row["receivedAt"], row["finishedAt"], row["returnedAt"] }.Where(text => text.Length > 0).Select(Time).ToList();
            times.ShouldBe(times.Order());
            times.ShouldAllBe(time => DateOnly.FromDateTime(time) >= Province.Year.FirstDay && DateOnly.FromDateTime(time) <= Told);
            (row["outcome"] == "withdrawn" && row["returnedAt"].Length > 0).ShouldBeFalse();
            row["applicantIdentity"].Length.ShouldBe(row["applicantKind"] == "citizen" ? 12 : 10);
        }
    }

    [Fact]
    public void Codes_occur_once_and_stand_apart_from_those_of_the_desks()
    {
        var plan = YearPlan.Make(Province);
        var imported = Rows(Import.File(0).Csv).Select(row => row["code"]).ToList();

        imported.Concat(plan.Dossiers.Select(dossier => dossier.Code)).ShouldBeUnique();
        plan.Dossiers.ShouldAllBe(dossier => dossier.Code.StartsWith("H37.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_the_same_in_every_run_and_different_from_the_next()
    {
        var larger = new ImportPlan(Province, (2 * ImportPlan.RowsPerFile) + 1);

        larger.Files.ShouldBe(3);
        larger.File(2).Totals.Received.ShouldBe(1);
        Import.File(0).ShouldBe(new ImportPlan(Province, 3_000).File(0));
        larger.File(2).Csv.ShouldNotBe(new ImportPlan(Province, 1).File(0).Csv);
    }

    [Fact]
    public void What_goes_through_the_API_is_returned_on_time_or_still_open_within_its_term()
    {
        var totals = PlannedTotals.Of(YearPlan.Make(Province));

        (totals.Received, totals.ReturnedOnTime, totals.Late, totals.InProgress, totals.Overdue).ShouldBe((400, 376, 0, 24, 0));
    }

    [Fact]
    public void Tax_codes_have_a_right_check_digit()
    {
        int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        foreach (var code in Enumerable.Range(1, 500).Select(TaxCode.Of))
        {
            code.Length.ShouldBe(10);
            (10 - (code.Take(9).Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11)).ShouldBe(code[9] - '0');
        }
    }

    [Theory]
    [InlineData("2010-lao-cai")]
    [InlineData("yen-the-2015", "--dossiers", "10")]
    [InlineData("province-2026", "--dossiers", "many")]
    [InlineData("province-2026", "--api", "0")]
    [InlineData("province-2026", "--api")]
    public void Options_that_make_no_sense_are_refused_with_a_word(params string[] args)
    {
        var (options, fault) = ReplayOptions.Read(args);

        options.ShouldBeNull();
        fault.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_smaller_province_is_asked_for_by_two_numbers()
    {
        var (options, fault) = ReplayOptions.Read(
            ["province-2026", "--dossiers", "2000", "--api", "100", "--gateway", "http://localhost:1", "--rabbitmq", "amqp://localhost", "--accounts", "accounts"]);

        fault.ShouldBeNull();
        (options!.Dossiers, options.Place.Year.Received).ShouldBe((2000, 100));
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(Cell().Split(line)).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal))];
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.FromDateTime(Time(text));

    [GeneratedRegex(@"^H37(\.[0-9]+)*-26[0-9]{4}-[0-9]{4,}$")]
    private static partial Regex Code();

    [GeneratedRegex(@",(?=(?:[^""]*""[^""]*"")*[^""]*$)")]
    private static partial Regex Cell();
}
