using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EGov.Dossiers.Catalogue;
using EGov.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Tests;

/// <content>The folder of files, uploads as a tus client makes them, and further replicas over the same folder.</content>
public sealed partial class DossiersApp
{
    public string FilesFolder { get; } = Path.Combine(Path.GetTempPath(), $"egov-files-{Guid.NewGuid():N}");

    /// <summary>Another replica on the same database, broker and folder.</summary>
    public Replica StartReplica() => new(NewFactory());

    /// <summary>A replica on a real port, where connections can break.</summary>
    public Replica StartReplicaOnPort()
    {
        var factory = NewFactory();
        factory.UseKestrel(0);
        factory.StartServer();
        return new Replica(factory);
    }

    /// <summary>Ends the service and starts it anew; clients from before are of no use any more.</summary>
    public async Task RestartAsync()
    {
        await _factory.DisposeAsync();
        _factory = NewFactory();
        _ = _factory.Server;
    }

    /// <summary>Uploads a file whole and answers its id.</summary>
    public static async Task<Guid> UploadAsync(HttpClient client, string name, byte[] content)
    {
        var upload = await BeginAsync(client, name, content.Length);
        await PatchAsync(client, upload, 0, content).ShouldBe(HttpStatusCode.NoContent);
        return upload;
    }

    public static async Task<Guid> BeginAsync(HttpClient client, string name, long length, DateTimeOffset? at = null)
    {
        var answer = await TryBeginAsync(client, name, length, at: at).ShouldBe(HttpStatusCode.Created);
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static Task<HttpResponseMessage> TryBeginAsync(HttpClient client, string name, long? length, byte[]? first = null, DateTimeOffset? at = null)
    {
        var request = Tus(HttpMethod.Post, "/v1/uploads", at);
        request.Headers.Add("Upload-Metadata", $"filename {Convert.ToBase64String(Encoding.UTF8.GetBytes(name))}");
        if (length is { } bytes)
        {
            request.Headers.Add("Upload-Length", bytes.ToString(CultureInfo.InvariantCulture));
        }

        if (first is not null)
        {
            request.Content = Chunk(new ByteArrayContent(first));
        }

        return client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PatchAsync(HttpClient client, Guid upload, long offset, byte[] bytes, string? checksum = null, DateTimeOffset? at = null) =>
        PatchAsync(client, upload, offset, new ByteArrayContent(bytes), checksum, at);

    public static Task<HttpResponseMessage> PatchAsync(HttpClient client, Guid upload, long offset, HttpContent content, string? checksum = null, DateTimeOffset? at = null)
    {
        var request = Tus(HttpMethod.Patch, $"/v1/uploads/{upload}", at);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        if (checksum is not null)
        {
            request.Headers.Add("Upload-Checksum", checksum);
        }

        request.Content = Chunk(content);
        return client.SendAsync(request);
    }

    public static async Task<long> OffsetAsync(HttpClient client, Guid upload)
    {
        var answer = await client.SendAsync(Tus(HttpMethod.Head, $"/v1/uploads/{upload}")).ShouldBe(HttpStatusCode.OK);
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);
    }

    public static HttpRequestMessage Tus(HttpMethod method, string path, DateTimeOffset? at = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (at is { } clock)
        {
            request.Headers.Add("X-Clock", clock.ToString("O", CultureInfo.InvariantCulture));
        }

        return request;
    }

    /// <summary>What the service says became of an upload.</summary>
    public static async Task<JsonElement> FateAsync(HttpClient client, Guid upload) =>
        await client.GetAsync($"/v1/uploads/{upload}").ShouldBe<JsonElement>(HttpStatusCode.OK);

    /// <summary>Contents on disk, by their hash.</summary>
    public IReadOnlyList<string> ContentsOnDisk() => Directory.Exists(Path.Combine(FilesFolder, "contents"))
        ? [.. Directory.EnumerateFiles(Path.Combine(FilesFolder, "contents"), "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!)]
        : [];

    /// <summary>Runs a statement on the service's database: for what only time or a crash brings about.</summary>
    internal async Task<int> DatabaseAsync(FormattableString statement)
    {
        await using var db = OpenDb();
        return await db.Database.ExecuteSqlAsync(statement);
    }

    /// <summary>The first event of the type that fits, waited for.</summary>
    internal Task<T> PublishedAsync<T>(string type, Func<T, bool> fits)
        where T : class
        => Eventually.Gives(
            () => Task.FromResult(Events.HeardOf(type).Select(e => e.GetProperty("data").Deserialize<T>(HttpAssertions.Json)!).FirstOrDefault(fits)), $"{type} is published");

    internal async Task<long> CountAsync(FormattableString query)
    {
        await using var db = OpenDb();
        return (await db.Database.SqlQuery<long>(query).ToListAsync()).Single();
    }

    internal HttpClient Again(HttpClient like) => Like(_factory, like);

    private static HttpClient Like(WebApplicationFactory<ProcedureBody> factory, HttpClient like)
    {
        var client = factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = like.DefaultRequestHeaders.Authorization;
        return client;
    }

    private void RemoveFiles()
    {
        if (Directory.Exists(FilesFolder))
        {
            Directory.Delete(FilesFolder, recursive: true);
        }
    }

    private static HttpContent Chunk(HttpContent content)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return content;
    }

    public sealed class Replica : IAsyncDisposable
    {
        private readonly WebApplicationFactory<ProcedureBody> _factory;

        internal Replica(WebApplicationFactory<ProcedureBody> factory) => _factory = factory;

        internal Uri Address => _factory.ClientOptions.BaseAddress;

        /// <summary>A client of the replica with the identity of another client.</summary>
        internal HttpClient ClientLike(HttpClient client) => Like(_factory, client);

        public ValueTask DisposeAsync() => _factory.DisposeAsync();
    }
}

internal static class FilesSettings
{
    internal static IWebHostBuilder UseFiles(this IWebHostBuilder host, DossiersApp app) => host
        .UseSetting("Files:Folder", app.FilesFolder)
        // The test server has no limit of its own that an upload could lift, and says so each time.
        .UseSetting("Logging:LogLevel:Microsoft.AspNetCore.Routing", "Error");
}
