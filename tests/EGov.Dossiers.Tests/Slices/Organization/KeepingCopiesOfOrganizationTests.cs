using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Organization.Contracts;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Slices.Organization;

/// <summary>Agencies are seen through their calendars: whoever reaches an agency may set its hours.</summary>
public sealed class KeepingCopiesOfOrganizationTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    private static readonly DateOnly Opened = new(2012, 1, 1);

    [Fact]
    public async Task Agencies_told_in_any_order_reach_the_same()
    {
        var (province, district, commune) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());

        // The youngest first: its parents are heard of only later.
        await Task.WhenAll(
            TellOpenedAsync(commune, district, "commune"),
            TellOpenedAsync(district, province, "district"),
            TellOpenedAsync(province, null, "province"));

        await ShouldReachAsync(province, commune);
        await ShouldReachAsync(province, district);
        await ShouldReachAsync(district, commune);
        await SetHoursAsync(commune, district, reachesBelow: true).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task An_agency_that_moves_takes_what_is_below_it_along()
    {
        var (from, to, moved, below) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Task.WhenAll(
            TellOpenedAsync(from, null, "district"),
            TellOpenedAsync(to, null, "district"),
            TellOpenedAsync(moved, from, "commune"),
            TellOpenedAsync(below, moved, "unit"));
        await ShouldReachAsync(from, below);

        await app.Events.TellAsync(moved, 2, new AgencyMoved(moved, to, from, new DateOnly(2025, 7, 1)));

        await ShouldReachAsync(to, below);
        await SetHoursAsync(from, below, reachesBelow: true).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task An_older_fact_that_comes_late_does_not_undo_a_newer_one()
    {
        var (first, second, moved) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Task.WhenAll(TellOpenedAsync(first, null, "district"), TellOpenedAsync(second, null, "district"));

        await app.Events.TellAsync(moved, 3, new AgencyMoved(moved, second, first, new DateOnly(2025, 7, 1)));
        await ShouldReachAsync(second, moved);
        await TellOpenedAsync(moved, first, "commune");
        await Eventually.IsTrue(async () => (await app.Anonymous().GetAsync($"/v1/calendars/{moved}")).IsSuccessStatusCode, "the agency is known");

        await ShouldReachAsync(second, moved);
        await SetHoursAsync(first, moved, reachesBelow: true).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task Reach_ends_at_the_own_agency_unless_the_post_says_otherwise()
    {
        var (district, commune) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Task.WhenAll(TellOpenedAsync(district, null, "district"), TellOpenedAsync(commune, district, "commune"));
        await ShouldReachAsync(district, commune);

        await SetHoursAsync(district, commune, reachesBelow: false).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    [Fact]
    public async Task An_agency_works_common_hours_until_it_sets_its_own()
    {
        var agency = Guid.CreateVersion7();
        await TellOpenedAsync(agency, null, "commune");
        await Eventually.IsTrue(async () => (await app.Anonymous().GetAsync($"/v1/calendars/{agency}")).IsSuccessStatusCode, "the agency is known");
        (await CalendarAsync(agency)).GetProperty("week").GetString().ShouldBe("Mon-Fri 07:30-11:30 13:00-17:00");

        await SetHoursAsync(agency, agency, reachesBelow: false, version: 0, week: "Mon-Fri 08:00-12:00 13:30-17:30; Sat 08:00-12:00").ShouldBe(HttpStatusCode.OK);
        await SetHoursAsync(agency, agency, reachesBelow: false, version: 0).ShouldRefuse(HttpStatusCode.PreconditionFailed, "common.version-conflict");
        await SetHoursAsync(agency, agency, reachesBelow: false, version: 1, week: "Thứ hai cả ngày").ShouldRefuse(HttpStatusCode.BadRequest, "common.invalid-request");

        (await CalendarAsync(agency)).GetProperty("week").GetString().ShouldBe("Mon-Fri 08:00-12:00 13:30-17:30; Sat 08:00-12:00");
    }

    [Fact]
    public async Task Hours_are_set_by_those_who_may_and_of_agencies_that_are_known()
    {
        var request = new { week = "Mon-Fri 08:00-12:00", convention = "EndOfDay" };

        await app.Anonymous().PutAsJsonAsync($"/v1/calendars/{Guid.NewGuid()}", request).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        await app.AsOfficial(Guid.NewGuid(), "dossiers:handle").PutAsJsonAsync($"/v1/calendars/{Guid.NewGuid()}", request).ShouldRefuse(HttpStatusCode.Forbidden, "common.forbidden");
        await app.Anonymous().GetAsync($"/v1/calendars/{Guid.NewGuid()}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
    }

    private Task TellOpenedAsync(Guid agency, Guid? parent, string kind) =>
        app.Events.TellAsync(agency, 1, new AgencyOpened(agency, kind, $"Cơ quan {agency:N}", "CQ", null, null, parent, Opened));

    /// <summary>Somebody of the first agency, reaching below, may set the hours of the second.</summary>
    private Task ShouldReachAsync(Guid from, Guid agency) => Eventually.IsTrue(
        async () => (await SetHoursAsync(from, agency, reachesBelow: true)).StatusCode == HttpStatusCode.OK,
        "the agency is in reach");

    private Task<HttpResponseMessage> SetHoursAsync(
        Guid callerAgency, Guid agency, bool reachesBelow, int? version = null, string week = "Mon-Fri 07:00-11:00 13:00-17:00")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/v1/calendars/{agency}") { Content = JsonContent.Create(new { week, convention = "HourExact" }) };
        request.Headers.TryAddWithoutValidation("If-Match", version is null ? "*" : $"\"{version}\"");
        return app.AsOfficial(callerAgency, Guid.CreateVersion7(), reachesBelow, "procedures:manage").SendAsync(request);
    }

    private Task<JsonElement> CalendarAsync(Guid agency) => app.Anonymous().GetAsync($"/v1/calendars/{agency}").ShouldBe<JsonElement>(HttpStatusCode.OK);
}
