using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EGov.Messaging.Log;

/// <summary>Wakes the relay after a commit that holds events: a save without a transaction, or the commit of one.</summary>
internal sealed class CommitWatch(CommitSignal signal) : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, object> Expecting = [];

    /// <summary>The context's transaction holds events that it does not track.</summary>
    internal static void Expect(DbContext db) => Expecting.AddOrUpdate(db, db.ContextId);

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake(eventData.Context);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData.Context);
        return Task.CompletedTask;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        WakeUnlessInTransaction(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        WakeUnlessInTransaction(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void WakeUnlessInTransaction(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null)
        {
            Wake(db);
        }
    }

    private void Wake(DbContext? db)
    {
        if (db is not null && (Expecting.Remove(db) || db.ChangeTracker.Entries<EventRow>().Any()))
        {
            signal.Set();
        }
    }
}
