using System.Reflection;
using System.Text.Json.Nodes;
using EGov.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Contracts;

public sealed class ApiContractTests(DossiersApp app) : IClassFixture<DossiersApp>
{
    [Fact]
    public async Task The_OpenAPI_document_is_the_committed_one()
    {
        var document = JsonNode.Parse(await app.Anonymous().GetStringAsync("/openapi/v1.json"))!;

        Folder.ShouldHold("docs/api/dossiers.v1.json", document.ToJsonString(Folder.Readable));
    }

    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null
            && e.Metadata.GetMetadata<AuthorizationPolicy>() is null
            && e.Metadata.GetMetadata<IAllowAnonymous>() is null).Select(e => e.DisplayName);

        silent.ShouldBeEmpty();
    }

    [Fact]
    public void Every_annotated_request_is_known_to_the_validation()
    {
        var bodies = Endpoints().Select(e => e.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Distinct().ToList();
        bodies.Count.ShouldBeGreaterThan(10);

        var unknown = bodies.Where(IsAnnotated).Where(type => !app.Validates(type)).Select(type => type.FullName);

        unknown.ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_has_its_own_code_and_both_texts()
    {
        var refusals = typeof(DossiersModule).Assembly.GetTypes().Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal)f.GetValue(null)!).ToList();

        refusals.Count.ShouldBeGreaterThan(25);
        refusals.Select(r => r.Code).ShouldBeUnique();
        refusals.ShouldAllBe(r => r.Code.StartsWith("dossiers.", StringComparison.Ordinal) && r.Vietnamese.Length > 0 && r.English.Length > 0 && r.Status >= 400 && (r.Status < 500 || r.Status == 503));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => app.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText is { } path && path.TrimStart('/').StartsWith("v1/", StringComparison.Ordinal));

    private static bool IsAnnotated(Type type) =>
        typeof(System.ComponentModel.DataAnnotations.IValidatableObject).IsAssignableFrom(type)
        || type.GetProperties().Any(p => p.GetCustomAttributes<System.ComponentModel.DataAnnotations.ValidationAttribute>().Any())
        || type.GetConstructors().SelectMany(c => c.GetParameters()).Any(p => p.GetCustomAttributes<System.ComponentModel.DataAnnotations.ValidationAttribute>().Any());
}
