using System.Net;
using System.Text.Json;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Seeding;

public sealed class PlantingSampleDataTests : IAsyncLifetime
{
    private readonly DossiersApp _app = new() { SampleData = true };

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Sample_procedures_and_dossiers_are_planted_once_organization_has_told_of_the_agencies()
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        async Task OpenAsync(string kind, string shortName, string code, string? parent)
        {
            ids[code] = Guid.CreateVersion7();
            await _app.Events.TellAsync(ids[code], 1, new AgencyOpened(
                ids[code], kind, shortName, shortName, code, null, parent is null ? null : ids[parent], new DateOnly(2008, 4, 1)));
        }

        await OpenAsync("province", "UBND tỉnh Bắc Giang", "H02", null);
        await OpenAsync("department", "Sở LĐ-TB&XH", "H02.11", "H02");
        await OpenAsync("department", "Sở TT&TT", "H02.15", "H02");
        await OpenAsync("district", "UBND huyện Yên Thế", "H02.30", "H02");
        await OpenAsync("office", "Phòng LĐ-TB&XH", "H02.30.06", "H02.30");
        await OpenAsync("commune", "UBND thị trấn Cầu Gồ", "H02.30.21", "H02.30");

        await Eventually.IsTrue(
            async () => (await _app.Anonymous().GetAsync("/v1/procedures/1.003868")).StatusCode == HttpStatusCode.OK, "the samples are planted", TimeSpan.FromSeconds(90));

        var procedures = await _app.Anonymous().GetAsync("/v1/procedures?q=liet si").ShouldBe<JsonElement>(HttpStatusCode.OK);
        procedures.GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("1.010804");
        // Not until its relay has told of every move does the department have the dossier that went furthest.
        await Eventually.IsTrue(
            () => Task.FromResult(_app.Events.HeardOf(Dossiers.Contracts.DossierReceived.EventType).Count == 5
                && _app.Events.HeardOf(Dossiers.Contracts.ResultReturned.EventType).Count == 1
                && _app.Events.HeardOf(Dossiers.Contracts.DossierHandedOver.EventType).Count == 8),
            "the sample dossiers' events are published",
            TimeSpan.FromSeconds(30));
        var furthest = _app.Events.HeardOf(Dossiers.Contracts.DossierHandedOver.EventType)[^1].GetProperty("subject").GetGuid();
        var leader = _app.AsOfficial(ids["H02.11"], "dossiers:decide");
        await Eventually.IsTrue(async () => (await leader.GetAsync($"/v1/dossiers/{furthest}")).IsSuccessStatusCode, "the department has the dossier", TimeSpan.FromSeconds(30));
    }
}
