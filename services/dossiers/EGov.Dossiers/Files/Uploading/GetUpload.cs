using EGov.Api;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Files.Uploading;

/// <summary>What became of an upload: how much has arrived, why it was refused, or what the file is and what the virus scanner said.</summary>
internal static class GetUpload
{
    /// <param name="Sha256">Hash of the bytes.</param>
    /// <param name="Kind">What it is, by its content.</param>
    /// <param name="MediaType">The same as a media type.</param>
    /// <param name="Pages">Pages of a PDF, 1 for a picture.</param>
    /// <param name="Scan">Clean; Waiting for the scanner and not usable before; Infected; NotScanned where no scanner is configured.</param>
    /// <param name="ScannedAt">When it was scanned.</param>
    /// <param name="IsUsable">Whether it may be put into a dossier and read.</param>
    public sealed record StoredAs(string Sha256, string Kind, string MediaType, int? Pages, string Scan, DateTimeOffset? ScannedAt, bool IsUsable);

    /// <param name="Id">Identity of the upload and of its file.</param>
    /// <param name="Name">Name as cleaned.</param>
    /// <param name="Length">Bytes in all.</param>
    /// <param name="Received">Bytes that have arrived.</param>
    /// <param name="State">Receiving, Stored or Refused.</param>
    /// <param name="Refusal">Code of the refusal.</param>
    /// <param name="ExpiresAt">When it is thrown away if nobody goes on with it.</param>
    /// <param name="File">What it became.</param>
    public sealed record Response(Guid Id, string Name, long Length, long Received, string State, string? Refusal, DateTimeOffset? ExpiresAt, StoredAs? File);

    internal static void Map(RouteGroupBuilder uploads) => uploads
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetUpload))
        .WithSummary("What became of an upload");

    private static async Task<Results<Ok<Response>, NotFound>> Handle(Guid id, Caller caller, DossiersDb db, CancellationToken ct)
    {
        var found = await (
            from upload in db.Uploads.AsNoTracking().UploadedBy(caller)
            join file in db.StoredFiles on upload.Id equals file.Id into files
            from file in files.DefaultIfEmpty()
            join content in db.StoredContents on file.Sha256 equals content.Sha256 into contents
            from content in contents.DefaultIfEmpty()
            where upload.Id == id
            select new { upload, Name = file == null ? upload.Name : file.Name, content }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return TypedResults.NotFound();
        }

        var (u, c) = (found.upload, found.content);
        return TypedResults.Ok(new Response(
            u.Id, found.Name, u.Length, u.Received, u.State.ToString(), u.Refusal, u.State == UploadState.Receiving ? u.ExpiresAt : null,
            c is null ? null : new StoredAs(c.Sha256, c.Kind.ToString(), c.Kind.MediaType(), c.Pages, c.Scan.ToString(), c.ScannedAt, c.IsUsable)));
    }
}
