using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>Gives receipts their numbers.</summary>
internal static class ReceiptBook
{
    /// <summary>
    /// Issues what a paid request is due: one receipt for its fees, one for its charges. Takes the counters' row locks until the transaction
    /// ends, so it comes last before the write, and always in the order of the kinds, so that two payments cannot wait for each other.
    /// </summary>
    internal static async Task<IReadOnlyList<Receipt>> IssueAsync(
        DossiersDb db, PaymentRequest paid, DateTimeOffset at, string? issuedBy, CancellationToken ct)
    {
        var receipts = new List<Receipt>(2);
        foreach (var kind in new[] { FeeKind.Fee, FeeKind.Charge })
        {
            if (paid.Due.Of(kind) > 0)
            {
                var number = await NextAsync(db, paid.AgencyId, kind, CivilTime.DateOf(at), ct);
                receipts.Add(Receipt.For(paid, kind, number, paid.PayerName!, at, issuedBy));
            }
        }

        db.AddRange(receipts);
        return receipts;
    }

    internal static async Task<ReceiptNumber> NextAsync(DossiersDb db, Guid agencyId, FeeKind kind, DateOnly day, CancellationToken ct)
    {
        var form = await db.ReceiptForms.AsNoTracking().Where(f => f.Kind == kind && f.ValidFrom <= day).OrderByDescending(f => f.ValidFrom).FirstAsync(ct);
        var (series, kindText) = (form.SeriesOf(day), kind.ToString());
        // A savepoint before the write would be one more round trip while the counter is locked.
        db.Database.AutoSavepointsEnabled = false;
        var numbers = await db.Database.SqlQuery<int>($"""
            insert into receipt_counter as c (agency_id, kind, series, last) values ({agencyId}, {kindText}, {series}, 1)
            on conflict (agency_id, kind, series) do update set last = c.last + 1
            returning last
            """).ToListAsync(ct);
        return new ReceiptNumber(form.Form, series, numbers[0]);
    }
}
