using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    // Requests with a password are small; what is larger is hashed as it streams.
    private const int MostWithPassword = 16 * 1024;

    private IdempotencyKey(Guid value, string caller, string route, byte[] requestHash) =>
        (Value, Caller, Route, RequestHash) = (value, caller, route, requestHash);

    /// <summary>The key the caller chose.</summary>
    public Guid Value { get; }

    /// <summary>Whose key it is; two callers may choose the same.</summary>
    public string Caller { get; }

    /// <summary>Method and path.</summary>
    public string Route { get; }

    /// <summary>SHA-256 of the body, without a password in it.</summary>
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
        var hash = await HashAsync(context.Request, context.RequestAborted);
        context.Request.Body.Position = 0;

        var caller = Api.Caller.Of(context);
        return new IdempotencyKey(
            value,
            caller.Actor ?? context.Connection.RemoteIpAddress?.ToString() ?? "-",
            $"{context.Request.Method} {context.Request.Path}",
            hash);
    }

    /// <summary>
    /// The hash is kept for days. A password in it could be guessed far faster than against the hash that sign-in uses, so it is left out.
    /// </summary>
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return await SHA256.HashDataAsync(request.Body, ct);
        }

        var start = new byte[MostWithPassword];
        var read = await request.Body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, ct);
        if (read == start.Length)
        {
            request.Body.Position = 0;
            return await SHA256.HashDataAsync(request.Body, ct);
        }

        var body = start.AsSpan(0, read);
        return SHA256.HashData(body.IndexOf("\"password\""u8) < 0 ? body : WithoutPassword(body));
    }

    private static ReadOnlySpan<byte> WithoutPassword(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonNode.Parse(body) is JsonObject members)
            {
                members.Remove("password");
                return JsonSerializer.SerializeToUtf8Bytes(members);
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // Not JSON, or a member twice: the endpoint refuses such a body, and a refusal stores nothing.
        }

        return body;
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedParameter("Idempotency-Key", ParameterPlace.RequiredHeader, "UUID chosen by the caller; the same key is answered with the same result."));
}
