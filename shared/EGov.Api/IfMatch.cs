using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace EGov.Api;

/// <summary>The version of a record that the caller saw, from <c>If-Match</c>. Missing: 428. Not a version: 400.</summary>
/// <param name="Version">The version, or null for <c>*</c> (any).</param>
public readonly record struct IfMatch(int? Version) : IEndpointParameterMetadataProvider
{
    /// <summary>Whether the record is still at the version the caller saw.</summary>
    /// <param name="version">Current version of the record.</param>
    public bool Matches(int version) => Version is null || Version == version;

    /// <summary>Reads the header; called by minimal API binding.</summary>
    /// <param name="context">Current request.</param>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var value = context.Request.Headers.IfMatch.ToString().Trim();
        if (value.Length == 0)
        {
            throw new RefusalException(CommonRefusals.VersionRequired);
        }

        if (value == "*")
        {
            return ValueTask.FromResult(new IfMatch(null));
        }

        return int.TryParse(value.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? ValueTask.FromResult(new IfMatch(version))
            : throw new RefusalException(CommonRefusals.InvalidRequest);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedParameter("If-Match", ParameterPlace.RequiredHeader, "Version read before, as given in ETag."));
}

/// <summary>ETag on answers.</summary>
public static class ETagExtensions
{
    /// <summary>Gives the version as a strong ETag, to be sent back in <c>If-Match</c>.</summary>
    /// <param name="response">Answer being written.</param>
    /// <param name="version">Version of the record.</param>
    public static void SetETag(this HttpResponse response, int version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
