using EGov.Dossiers.Notices;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EGov.Dossiers.Tests;

/// <content>What only a crash or a lost lock brings about.</content>
public sealed partial class DossiersApp
{
    /// <summary>Two replicas deliver at the same moment, as they would if the lock of the task had been lost.</summary>
    public async Task DeliverByTwoReplicasAsync()
    {
        await using var other = _factory.WithWebHostBuilder(_ => { });
        await Task.WhenAll(Task.Run(() => DeliverAsync(_factory)), Task.Run(() => DeliverAsync(other)));
    }

    /// <summary>The process that sent a notice dies before it could say so: the claim stays and runs out.</summary>
    public async Task DiedAfterSendingAsync(Guid notice, DateTimeOffset claimedUntil)
    {
        await using var db = OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"update notice set state = 'Sending', sent_at = null, claim_id = gen_random_uuid(), claimed_until = {claimedUntil.ToUniversalTime()}, next_attempt_at = created_at where id = {notice}");
    }

    /// <summary>The inbox has forgotten the event, as it does after thirty days.</summary>
    public async Task ForgetsInboxAsync(Guid eventId)
    {
        await using var db = OpenDb();
        await db.Database.ExecuteSqlAsync($"delete from inbox where message_id = {eventId}");
    }

    /// <summary>How many links there are to rate a dossier, and whether one of them holds this token itself.</summary>
    public async Task<(int Links, bool HoldsToken)> RatingLinksAsync(Guid dossier, string token)
    {
        await using var db = OpenDb();
        var bytes = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(token);
        var hashes = await db.RatingLinks.Where(l => l.DossierId == dossier).Select(l => l.TokenHash).ToListAsync();
        return (hashes.Count, hashes.Any(hash => hash.AsSpan().SequenceEqual(bytes)));
    }

    /// <summary>Waits until a handler has acted on the event.</summary>
    public async Task HandledAsync(Guid eventId)
    {
        await using var db = OpenDb();
        await EGov.Testing.Eventually.IsTrue(
            async () => await db.Database.SqlQuery<int>($"select 1 as \"Value\" from inbox where message_id = {eventId}").AnyAsync(), "the event is handled", TimeSpan.FromSeconds(30));
    }

    private static async Task DeliverAsync<T>(WebApplicationFactory<T> replica)
        where T : class
    {
        await using var scope = replica.Services.CreateAsyncScope();
        await ((IRepeatedTask)ActivatorUtilities.CreateInstance<NoticeDelivery>(scope.ServiceProvider)).RunAsync(default);
    }
}
