using EGov.Messaging;
using EGov.Organization.Contracts;
using EGov.Organization.Model;
using EGov.Organization.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Organization.Tokens;

/// <summary>
/// Makes the next signing key: published at once, signing ten minutes later, when everyone has seen it. The endpoint and the verb
/// <c>rotate-keys</c> do the same; two at a time cannot.
/// </summary>
internal static class RotateKeys
{
    public sealed record Response(string KeyId, DateTimeOffset SignsFrom);

    internal static void Map(RouteGroupBuilder keys) => keys
        .MapPost("/", Handle)
        .RequireAuthorization(Policies.Operate)
        .WithName(nameof(RotateKeys))
        .WithSummary("Rotate the signing key");

    internal static async Task<bool> RunVerbAsync(WebApplication app, string[] args)
    {
        if (args is not ["rotate-keys", ..])
        {
            return false;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var next = await RotateAsync(
            scope.ServiceProvider.GetRequiredService<OrganizationDb>(),
            scope.ServiceProvider.GetRequiredService<IEventLog>(),
            scope.ServiceProvider.GetRequiredService<KeyRing>(),
            scope.ServiceProvider.GetRequiredService<SecurityClock>(),
            app.Lifetime.ApplicationStopping);
        Console.WriteLine(next is null ? Refusals.RotationUnderWay.English : $"Key {next.KeyId} signs from {next.SignsFrom:O}.");
        Environment.ExitCode = next is null ? 1 : 0;
        return true;
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        OrganizationDb db, IEventLog events, KeyRing ring, SecurityClock clock, CancellationToken ct) =>
        await RotateAsync(db, events, ring, clock, ct) is { } next ? TypedResults.Ok(next) : Refusals.RotationUnderWay.ToProblem();

    private static async Task<Response?> RotateAsync(OrganizationDb db, IEventLog events, KeyRing ring, SecurityClock clock, CancellationToken ct)
    {
        // Makes the first key if there is none yet.
        await ring.SigningAsync(ct);
        var latest = await db.SigningKeys.AsNoTracking().OrderByDescending(k => k.Number).FirstAsync(ct);
        if (latest.SignsFrom > clock.Now)
        {
            return null;
        }

        var next = ring.Create(latest.Number + 1, clock.Now + KeyRing.Lead);
        db.Add(next);
        events.Stage(next, new SigningKeyRotated(next.Id, next.KeyId, latest.KeyId));
        await db.SaveChangesAsync(ct);
        ring.Forget();
        return new Response(next.KeyId, next.SignsFrom);
    }
}
