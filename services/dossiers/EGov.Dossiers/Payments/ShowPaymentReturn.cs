using System.Globalization;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EGov.Dossiers.Payments;

/// <summary>Where a payer comes back to from the provider: says how far the payment is, by its unguessable reference and without personal data.</summary>
internal static class ShowPaymentReturn
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    internal static void Map(RouteGroupBuilder payments) => payments
        .MapGet("/return", Handle)
        .AllowAnonymous()
        .WithName(nameof(ShowPaymentReturn))
        .WithSummary("Page a payer comes back to");

    private static async Task<Results<ContentHttpResult, NotFound>> Handle(string reference, DossiersDb db, CancellationToken ct)
    {
        var found = await db.PaymentTransactions.Where(t => t.Reference == reference).Select(t => new { t.State, t.Amount }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return TypedResults.NotFound();
        }

        var (title, text) = found.State switch
        {
            TransactionState.Succeeded => ("Thanh toán thành công", "Biên lai đã được lập; hồ sơ được tiếp tục giải quyết."),
            TransactionState.Failed or TransactionState.Expired => ("Chưa thanh toán", "Khoản tiền chưa được thanh toán; có thể thực hiện lại từ trang hồ sơ của tôi."),
            TransactionState.Mismatched => ("Số tiền không khớp", "Số tiền nhận được khác số phải nộp và sẽ được hoàn lại; hãy liên hệ Bộ phận Một cửa."),
            _ => ("Đang chờ xác nhận", "Đang chờ cổng thanh toán xác nhận; hãy tải lại trang sau ít phút."),
        };
        return TypedResults.Content(
            string.Create(Vietnamese, $"""
            <!doctype html>
            <html lang="vi">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{text}</p><p>Số tiền: {found.Amount:N0} đồng</p></main></body>
            </html>
            """),
            "text/html; charset=utf-8");
    }
}
