using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Testing;
using EGov.TestPortal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.NationalPortal;

/// <summary>A district whose service speaks to a portal of its own, over HTTP.</summary>
public sealed class PortalDistrict : IAsyncLifetime
{
    private WebApplication _portal = null!;

    public District District { get; private set; } = null!;

    /// <summary>The portal, looked at and set from outside.</summary>
    public HttpClient Portal { get; private set; } = null!;

    /// <summary>A leader of the province, who reaches all below.</summary>
    public HttpClient Controller { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await StartPortalAsync();
        Portal = new HttpClient { BaseAddress = new Uri(_portal.Urls.First()) };
        District = new District
        {
            App = new DossiersApp
            {
                Settings = new Dictionary<string, string>(SettingsFor(_portal), StringComparer.Ordinal)
                {
                    ["HttpResilience:Retries"] = "1",
                    ["HttpResilience:RetryDelay"] = "00:00:00.010",
                    ["HttpResilience:BreakerMinimumThroughput"] = "1000",
                },
            },
        };
        await District.InitializeAsync();
        Controller = District.App.AsOfficial(District.Province, Guid.CreateVersion7(), true, "dossiers:report", "operations:manage");
    }

    internal static async Task<WebApplication> StartPortalAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTestPortal();
        var portal = builder.Build();
        portal.MapTestPortal();
        await portal.StartAsync();
        return portal;
    }

    internal static Dictionary<string, string> SettingsFor(WebApplication portal) => new(StringComparer.Ordinal)
    {
        ["NationalPortal:Address"] = portal.Urls.First(),
        ["NationalPortal:AgencyCode"] = "H25",
        ["NationalPortal:Session"] = "EGOV-TEST",
    };

    public async Task BehavesAsync(Behaviour behaviour) => await Portal.PutAsJsonAsync("/behaviour", behaviour).ShouldBe(HttpStatusCode.OK);

    public Task<JsonElement> HasAsync(string code) => Portal.GetAsync($"/dossiers/{code}").ShouldBe<JsonElement>(HttpStatusCode.OK);

    /// <summary>Waits until the dossier's events have reached the list, then tells the portal as of an instant.</summary>
    public async Task<JsonElement> TellAsync(Standing dossier, DateTimeOffset at)
    {
        await Eventually.IsTrue(async () => (await LineAsync(dossier))?.GetProperty("status").GetString() is "Pending", "there is something to tell", TimeSpan.FromSeconds(30));
        return await District.App.RunWorkAsync("portal-delivery", at);
    }

    public async Task<JsonElement?> LineAsync(Standing dossier)
    {
        var page = await Controller.GetAsync("/v1/national-portal/dossiers?limit=200").ShouldBe<JsonElement>(HttpStatusCode.OK);
        var line = page.GetProperty("items").EnumerateArray().FirstOrDefault(i => i.GetProperty("dossierId").GetGuid() == dossier.Id);
        return line.ValueKind == JsonValueKind.Undefined ? null : line;
    }

    public async ValueTask DisposeAsync()
    {
        await District.DisposeAsync();
        Portal.Dispose();
        await _portal.DisposeAsync();
    }
}
