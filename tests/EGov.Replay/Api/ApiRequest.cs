using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGov.Replay.Api;

/// <summary>One call of the public API, with everything needed to send it again.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The account that calls; none for public pages.</summary>
    internal string? Account { get; init; }

    internal object? Body { get; init; }

    /// <summary>A file in place of a body.</summary>
    internal string? Csv { get; init; }

    /// <summary>The instant the platform shall act as of.</summary>
    internal DateTimeOffset? Clock { get; init; }

    internal int? IfMatch { get; init; }

    internal string? IdempotencyKey { get; init; }

    /// <summary>What opens the rating of a dossier, where nobody signs in.</summary>
    internal string? RatingToken { get; init; }

    /// <summary>Only what has no effect or cannot have it twice is ever sent again.</summary>
    internal bool MayBeRepeated => Method == HttpMethod.Get || IdempotencyKey is not null || IfMatch is not null;

    /// <summary>The same words give the same key in every run, so that an interrupted run can be taken up again.</summary>
    internal static string KeyFor(string words)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16).ToArray();
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // UUID version 8: made by our own rule
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }

    internal HttpRequestMessage ToMessage(string? token)
    {
        var message = new HttpRequestMessage(Method, Path);
        if (Body is not null)
        {
            message.Content = JsonContent.Create(Body, Body.GetType(), options: Json);
        }

        if (Csv is not null)
        {
            message.Content = new StringContent(Csv, Encoding.UTF8, "text/csv");
        }

        if (token is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (Clock is { } clock)
        {
            message.Headers.Add("X-Clock", clock.ToString("O", CultureInfo.InvariantCulture));
        }

        if (IfMatch is { } version)
        {
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        if (IdempotencyKey is not null)
        {
            message.Headers.Add("Idempotency-Key", IdempotencyKey);
        }

        if (RatingToken is not null)
        {
            message.Headers.Add("Rating-Token", RatingToken);
        }

        return message;
    }
}
