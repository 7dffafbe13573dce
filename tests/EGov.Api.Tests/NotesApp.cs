using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using EGov.Postgres;
using EGov.Testing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace EGov.Api.Tests;

/// <summary>A service of one table, written as a service is, to try the shared code through HTTP and PostgreSQL.</summary>
public sealed class NotesApp : IAsyncLifetime
{
    private CallerTokens _tokens = null!;
    private TestDatabase _database = null!;
    private WebApplication _app = null!;

    public string Address => _app.Urls.Single();

    public async ValueTask InitializeAsync()
    {
        _tokens = await CallerTokens.StartAsync();
        _database = await TestDatabase.CreateEmptyAsync("notes");
        _app = Build(allowClock: true);
        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
            await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript());
        }

        await _app.StartAsync();
    }

    public WebApplication Build(bool allowClock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:notes-db"] = _database.ConnectionString,
            ["Identity:Authority"] = _tokens.Authority,
            ["Identity:Issuer"] = _tokens.Issuer,
            ["Clock:AllowOverride"] = allowClock.ToString(),
        });
        builder.AddEGovApi("notes");
        builder.Services.AddValidation();
        builder.AddServiceDb<NotesDb>("notes-db");
        builder.Services.AddConstraintRefusals(("ux_note_title", NoteRefusals.TitleTaken));
        var app = builder.Build();
        app.UseEGovApi();
        Notes.Map(app);
        return app;
    }

    public HttpClient As(params string[] scopes)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(CallerKind.Official, scopes));
        return client;
    }

    public HttpClient With(Action<Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor> spoil)
    {
        var client = Anonymous();
        var token = _tokens.For(CallerKind.Official, Guid.CreateVersion7(), null, null, false, ["notes:write"], spoil);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Anonymous() => new() { BaseAddress = new Uri(Address) };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        await _tokens.DisposeAsync();
    }
}

internal static class NoteRefusals
{
    internal static readonly Refusal TitleTaken = new("notes.title-taken", StatusCodes.Status409Conflict, "Tiêu đề đã có.", "The title is taken.");
    internal static readonly Refusal Forbidding = new("notes.forbidding", StatusCodes.Status409Conflict, "Không nhận.", "Not taken.");
}

public sealed class Note
{
    public Guid Id { get; init; }

    public required string Title { get; set; }

    public int Version { get; set; } = 1;

    public DateTimeOffset WrittenAt { get; init; }
}

public sealed class NotesDb(DbContextOptions<NotesDb> options) : ServiceDb(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasFoldFunction();
        modelBuilder.Entity<Note>(note =>
        {
            note.Property(n => n.Version).IsConcurrencyToken();
            note.HasIndex(n => n.Title).IsUnique();
        });
    }
}

internal static class Notes
{
    public sealed record Request([Required, StringLength(40, MinimumLength = 2)] string Title);

    public sealed record Response(Guid Id, string Title, DateTimeOffset WrittenAt);

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/v1/notes", Write).RequireAuthorization("notes:write").WithIdempotency<NotesDb>();
        app.MapPut("/v1/notes/{id:guid}", Rename).RequireAuthorization("notes:write");
        app.MapGet("/v1/notes", List).AllowAnonymous();
        app.MapGet("/v1/fault", string () => throw new InvalidOperationException("a secret of the inside")).AllowAnonymous();
    }

    private static async Task<Results<Created<Response>, ProblemHttpResult>> Write(
        IdempotencyKey key, Request request, NotesDb db, TimeProvider clock, HttpResponse http, CancellationToken ct)
    {
        if (request.Title == "forbidden" && await db.Notes.AnyAsync(n => n.Title == request.Title, ct))
        {
            return NoteRefusals.Forbidding.ToProblem(("title", request.Title));
        }

        var note = new Note { Id = Guid.CreateVersion7(), Title = request.Title, WrittenAt = clock.GetUtcNow() };
        var response = new Response(note.Id, note.Title, note.WrittenAt);
        db.Add(note);
        db.Remember(key, StatusCodes.Status201Created, $"/v1/notes/{note.Id}", note.Version, response);
        await db.SaveChangesAsync(ct);
        http.SetETag(note.Version);
        return TypedResults.Created($"/v1/notes/{note.Id}", response);
    }

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Rename(
        Guid id, IfMatch expected, Request request, NotesDb db, CancellationToken ct)
    {
        var note = await db.Notes.SingleOrDefaultAsync(n => n.Id == id, ct);
        if (note is null)
        {
            return TypedResults.NotFound();
        }

        if (!expected.Matches(note.Version))
        {
            return CommonRefusals.VersionConflict.ToProblem();
        }

        (note.Title, note.Version) = (request.Title, note.Version + 1);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(note.Id, note.Title, note.WrittenAt));
    }

    private static async Task<Ok<Page<Response>>> List(PageRequest page, NotesDb db, CancellationToken ct)
    {
        const string Sort = "notes/title";
        var after = page.Keys<TitleKey>(Sort);
        var rows = await db.Notes.AsNoTracking()
            .Where(n => after == null || n.Title.CompareTo(after.Title) > 0)
            .OrderBy(n => n.Title)
            .Take(page.Limit + 1)
            .Select(n => new Response(n.Id, n.Title, n.WrittenAt))
            .ToListAsync(ct);
        return TypedResults.Ok(page.Cut(rows, Sort, n => new TitleKey(n.Title)));
    }

    private sealed record TitleKey(string Title);
}
