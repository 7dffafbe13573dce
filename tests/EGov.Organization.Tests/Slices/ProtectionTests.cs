using System.Net;
using System.Net.Http.Json;
using EGov.Organization.Storage;
using EGov.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices;

/// <summary>Both locks of every protected endpoint, enumerated from the endpoints themselves so that a new one cannot be forgotten.</summary>
public sealed class ProtectionTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    private static readonly string[] Open =
    [
        "IssueToken", "RevokeToken", "GetDiscovery", "GetKeys", "ChangeOwnPassword", "RegisterCitizen", "RegisterEnterprise",
    ];

    [Fact]
    public void Every_endpoint_says_who_may_use_it()
    {
        var undecided = Endpoints().Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);

        undecided.Select(e => e.DisplayName).ShouldBeEmpty();
        Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Name).OfType<string>().Order().ShouldBe(Open.Order());
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_token()
    {
        var guarded = Guarded().ToList();

        guarded.Count.ShouldBeGreaterThan(35);
        foreach (var endpoint in guarded)
        {
            await app.Anonymous().SendAsync(RequestTo(endpoint)).ShouldRefuse(HttpStatusCode.Unauthorized, "common.unauthenticated");
        }
    }

    [Fact]
    public async Task Nobody_gets_in_with_another_right()
    {
        var citizen = await app.SignInAsync("024085000017", "YenThe@2015");

        foreach (var endpoint in Guarded().Where(e => e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is not null)))
        {
            await citizen.SendAsync(RequestTo(endpoint)).ShouldRefuse(HttpStatusCode.Forbidden, "common.forbidden");
        }
    }

    [Fact]
    public async Task What_lies_out_of_reach_is_not_found()
    {
        var neighbour = await app.OfficialAsync("H02.30.21", reachesBelow: true, "organization:manage", "accounts:manage");
        var agency = await app.AgencyIdAsync("H02.30.22");
        var official = await app.RegisterOfficialAsync();
        var post = await app.AppointAsync(official, agency, "specialist");
        var account = await app.CreateAccountAsync(official, "nguoi-khac", "Matkhau-1234");

        foreach (var (path, body) in new (string, object?)[]
        {
            ($"/v1/agencies/{agency}/name", new { name = "a", shortName = "a", from = "2016-01-01" }),
            ($"/v1/agencies/{agency}/parent", new { parentId = agency, from = "2016-01-01" }),
            ($"/v1/agencies/{agency}/codes", new { code = "H02.30.99", from = "2016-01-01" }),
            ($"/v1/agencies/{agency}/closing", new { closedOn = "2016-01-01" }),
            ($"/v1/officials/{official}/posts/{post}/ending", new { to = "2016-01-01" }),
            ($"/v1/accounts/{account}/disabling", null),
            ($"/v1/accounts/{account}/enabling", null),
            ($"/v1/accounts/{account}/password", new { password = "Matkhau-9999" }),
            ($"/v1/accounts/{account}/second-factor/removal", null),
        })
        {
            await neighbour.ChangeAsync(path, body, 1).ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        }

        await neighbour.CreateAsync($"/v1/officials/{official}/posts", new { agencyId = agency, title = "a", roleCodes = new[] { "specialist" }, from = "2015-01-01" })
            .ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await neighbour.GetAsync($"/v1/accounts/{account}").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await neighbour.GetAsync("/v1/accounts/by-user-name/nguoi-khac").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await neighbour.GetAsync("/v1/accounts/by-user-name/024085000017").ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await neighbour.CreateAsync("/v1/agencies", new { kind = "unit", name = "a", shortName = "a", parentId = agency, openedOn = "2016-01-01" })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency");
        await neighbour.CreateAsync("/v1/agency-mergers", new { predecessorIds = new[] { agency }, mergedOn = "2016-01-01", successorId = await app.AgencyIdAsync("H02.30.21") })
            .ShouldRefuse(HttpStatusCode.BadRequest, "organization.unknown-agency");
    }

    [Fact]
    public async Task A_right_without_reach_holds_for_the_own_agency_only()
    {
        var district = await app.OfficialAsync("H02.30", reachesBelow: false, "organization:manage");

        await district.ChangeAsync($"/v1/agencies/{await app.AgencyIdAsync("H02.30.23")}/name", new { name = "a", shortName = "a", from = "2016-01-01" }, 1)
            .ShouldRefuse(HttpStatusCode.NotFound, "common.not-found");
        await district.ChangeAsync($"/v1/agencies/{await app.AgencyIdAsync("H02.30")}/name", new { name = "Huyện Yên Thế", shortName = "Yên Thế", from = "2016-01-01" }, 1)
            .ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Every_annotated_request_is_validated()
    {
#pragma warning disable ASP0029 // The only way to ask; the API is marked experimental.
        var options = app.Services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        var bodies = Endpoints().SelectMany(e => e.Metadata.OfType<IAcceptsMetadata>()).Select(a => a.RequestType).OfType<Type>()
            .Where(t => t.Assembly == typeof(OrganizationDb).Assembly).Distinct().ToList();
        var annotated = bodies.Where(t => t.GetProperties().Length > 0
            && t.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.GetCustomAttributes(typeof(System.ComponentModel.DataAnnotations.ValidationAttribute), true).Length > 0)).ToList();

        annotated.Count.ShouldBeGreaterThan(15);
        annotated.Where(t => !options.TryGetValidatableTypeInfo(t, out _)).ShouldBeEmpty();
#pragma warning restore ASP0029
    }

    private static string? Name(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    private static HttpRequestMessage RequestTo(RouteEndpoint endpoint)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{[^}]*guid\}", Guid.NewGuid().ToString());
        path = System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]*\}", "x");
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0];
        return new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : JsonContent.Create(new { }) };
    }

    private IEnumerable<RouteEndpoint> Endpoints() => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => Name(e) is not null);

    private IEnumerable<RouteEndpoint> Guarded() => Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null);
}
