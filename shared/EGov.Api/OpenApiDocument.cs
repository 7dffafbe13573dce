using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace EGov.Api;

internal enum ParameterPlace
{
    Query,
    RequiredHeader,
}

/// <summary>A parameter that our own binding reads and the framework therefore cannot describe.</summary>
internal sealed record DocumentedParameter(string Name, ParameterPlace Place, string Description);

/// <summary>The service's OpenAPI document: a fixed title, and the parameters and errors that come from this library.</summary>
internal static class OpenApiDocument
{
    internal static void AddOpenApiDocument(this IServiceCollection services, string service) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = $"EGov {service}", Version = "v1" };
            // The address depends on where the document is read; the gateway's is the one that counts.
            document.Servers = [new OpenApiServer { Url = $"/api/{service}" }];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Describe);
    });

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<DocumentedParameter>().Distinct())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = parameter.Place == ParameterPlace.Query ? ParameterLocation.Query : ParameterLocation.Header,
                Required = parameter.Place == ParameterPlace.RequiredHeader,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = parameter.Name == "limit" ? JsonSchemaType.Integer : JsonSchemaType.String },
            });
        }

        var scopes = metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Select(a => a.Policy).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (scopes.Count > 0)
        {
            operation.Description = $"{operation.Description}\n\nScope: {string.Join(", ", scopes)}".Trim();
        }

        return Task.CompletedTask;
    }
}
