using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EGov.Api;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>The words of the tus protocol 1.0.0 (tus.io/protocols/resumable-upload): headers in and out.</summary>
internal static class Tus
{
    internal const string Version = "1.0.0";
    internal const string Resumable = "Tus-Resumable";
    internal const string Versions = "Tus-Version";
    internal const string Extension = "Tus-Extension";
    internal const string MaxSize = "Tus-Max-Size";
    internal const string ChecksumAlgorithm = "Tus-Checksum-Algorithm";
    internal const string UploadOffset = "Upload-Offset";
    internal const string UploadLength = "Upload-Length";
    internal const string UploadMetadata = "Upload-Metadata";
    internal const string UploadExpires = "Upload-Expires";
    internal const string UploadChecksum = "Upload-Checksum";
    internal const string ChunkType = "application/offset+octet-stream";
    internal const string Extensions = "creation,creation-with-upload,termination,expiration,checksum";
    private const string Sha256 = "sha256";
    private const int LongestMetadata = 4096;

    /// <summary>Every request names the version it speaks, and every answer does.</summary>
    internal static RouteGroupBuilder SpeaksTus(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
            response.Headers[Resumable] = Version;
            response.Headers.CacheControl = "no-store";
            if (HttpMethods.IsOptions(request.Method) || HttpMethods.IsGet(request.Method) || request.Headers[Resumable] == Version)
            {
                return await next(context);
            }

            response.Headers[Versions] = Version;
            return Refusals.UploadProtocolVersion.ToProblem();
        });
        return group;
    }

    /// <summary>A header that is a count of bytes.</summary>
    internal static long? Number(this HttpRequest request, string header) =>
        request.Headers[header] is [{ } text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static bool CarriesChunk(this HttpRequest request) =>
        request.ContentType is { } type && type.Split(';')[0].Trim().Equals(ChunkType, StringComparison.OrdinalIgnoreCase);

    internal static void SetOffset(this HttpResponse response, long offset) =>
        response.Headers[UploadOffset] = offset.ToString(CultureInfo.InvariantCulture);

    internal static void SetExpires(this HttpResponse response, DateTimeOffset at) =>
        response.Headers[UploadExpires] = at.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The value of a key of <c>Upload-Metadata</c> (pairs of key and base64, parted by commas), or null; false where it is not such a list.</summary>
    internal static bool TryReadMetadata(this HttpRequest request, string key, out string? metadata, out string? value)
    {
        (metadata, value) = (null, null);
        if (request.Headers[UploadMetadata] is not [{ Length: > 0 } text])
        {
            return request.Headers[UploadMetadata].Count <= 1;
        }

        if (text.Length > LongestMetadata)
        {
            return false;
        }

        metadata = text;
        foreach (var pair in text.Split(',').Select(p => p.Trim().Split(' ')))
        {
            var bytes = new byte[pair.Length == 2 ? pair[1].Length : 0];
            if (pair.Length > 2 || pair[0].Length == 0 || !Convert.TryFromBase64String(pair.ElementAtOrDefault(1) ?? "", bytes, out var length))
            {
                return false;
            }

            value = pair[0] == key ? Encoding.UTF8.GetString(bytes, 0, length) : value;
        }

        return true;
    }

    /// <summary>The checksum that came with the bytes, or none.</summary>
    internal static (byte[]? Checksum, Refusal? Refusal) Checksum(this HttpRequest request)
    {
        if (request.Headers[UploadChecksum] is not [{ } text])
        {
            return (null, null);
        }

        var words = text.Split(' ');
        var hash = new byte[SHA256.HashSizeInBytes];
        return words switch
        {
            [Sha256, var base64] when Convert.TryFromBase64String(base64, hash, out var length) && length == hash.Length => (hash, null),
            [Sha256, _] => (null, Refusals.UploadHeaderInvalid),
            _ => (null, Refusals.ChecksumUnknown),
        };
    }

    internal static void Describe(this HttpResponse response, long maxSize)
    {
        response.Headers[Versions] = Version;
        response.Headers[Extension] = Extensions;
        response.Headers[MaxSize] = maxSize.ToString(CultureInfo.InvariantCulture);
        response.Headers[ChecksumAlgorithm] = Sha256;
    }
}
