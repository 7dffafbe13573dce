using System.Net;
using System.Text.Json;
using EGov.Dossiers.Reports;
using EGov.Testing;
using Shouldly;
using Xunit;
using static EGov.Dossiers.Tests.Province;

namespace EGov.Dossiers.Tests.Slices.Reports;

/// <summary>Whoever reports for everybody has the whole from the receivers among the agencies' rows.</summary>
public sealed class CountingTheWholeProvinceTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    [Fact]
    public async Task The_total_of_the_agencies_is_that_of_the_fields_and_counts_each_dossier_once()
    {
        var province = await app.HasProvinceAsync();
        var merit = await app.HasProcedureAsync("1.004964", "Trợ cấp thờ cúng liệt sĩ", "Người có công", "Bộ phận Một cửa", "Phòng chuyên môn");
        foreach (var (receiver, number) in new[] { province.DongTam, province.PhonXuong, province.District, province.DongTam }.Select((agency, i) => (agency, i)))
        {
            var at = At("05/01 08:00").AddDays(number);
            var id = await app.ReceivesAsync(receiver, merit, at, at.AddDays(4));
            await app.HandsOverAsync(id, number % 2 == 0 ? province.Office : province.Department, at.AddHours(2), at.AddDays(3));
            if (number < 3)
            {
                await app.DecidesAsync(id, at.AddDays(2 * number));
            }
        }

        var agencies = await TotalAsync(province, "agency");

        agencies.ShouldBe(await TotalAsync(province, "field"));
        agencies.ShouldContain("received=4");
        agencies.ShouldContain("resolved=3");
    }

    private async Task<string> TotalAsync(Province province, string by)
    {
        var table = await app.AsReporter(province.Root).GetAsync($"/v1/reports/summary/table?from=2015-01-01&to=2015-01-31&by={by}").ShouldBe<ReportAnswer>(HttpStatusCode.OK);
        table.Head.Balanced.ShouldBe(true);
        return string.Join(' ', table.Head.Columns.Zip(table.Head.Total!.Cells).Where(c => c.First.Opens).Select(c => $"{c.First.Key}={((JsonElement)c.Second!).GetInt64()}"));
    }
}
