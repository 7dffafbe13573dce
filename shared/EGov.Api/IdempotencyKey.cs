using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace EGov.Api;

/// <summary>
/// The <c>Idempotency-Key</c> of a creating request (a UUID; missing or malformed: 400) with the hash of its body.
/// The key is stored with the answer in the transaction that makes the effect, so one submission has one effect however often it is sent.
/// </summary>
public sealed class IdempotencyKey : IEndpointParameterMetadataProvider
{
    private IdempotencyKey(Guid value, string caller, string route, byte[] requestHash) =>
        (Value, Caller, Route, RequestHash) = (value, caller, route, requestHash);

    /// <summary>The key the caller chose.</summary>
    public Guid Value { get; }

    /// <summary>Whose key it is; two callers may choose the same.</summary>
    public string Caller { get; }

    /// <summary>Method and path.</summary>
    public string Route { get; }

    /// <summary>SHA-256 of the body.</summary>
    public byte[] RequestHash { get; }

    /// <summary>Reads header and body; called by minimal API binding before the body itself is bound.</summary>
    /// <param name="context">Current request.</param>
    public static async ValueTask<IdempotencyKey> BindAsync(HttpContext context)
    {
        if (!Guid.TryParse(context.Request.Headers["Idempotency-Key"].ToString(), out var value))
        {
            throw new RefusalException(CommonRefusals.IdempotencyKeyRequired);
        }

        context.Request.EnableBuffering();
        var hash = await SHA256.HashDataAsync(context.Request.Body, context.RequestAborted);
        context.Request.Body.Position = 0;

        var caller = Api.Caller.Of(context);
        return new IdempotencyKey(
            value,
            caller.Actor ?? context.Connection.RemoteIpAddress?.ToString() ?? "-",
            $"{context.Request.Method} {context.Request.Path}",
            hash);
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedParameter("Idempotency-Key", ParameterPlace.RequiredHeader, "UUID chosen by the caller; the same key is answered with the same result."));
}
