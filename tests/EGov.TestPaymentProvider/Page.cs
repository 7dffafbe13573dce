using System.Globalization;
using System.Net;

namespace EGov.TestPaymentProvider;

/// <summary>The payer's page: what for, how much, pay or cancel.</summary>
internal static class Page
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    internal static string Of(Payment payment)
    {
        var order = payment.Order;
        var state = payment.Status switch
        {
            Outcome.Succeeded => "<p role=\"status\">Giao dịch đã thanh toán.</p>",
            Outcome.Failed => "<p role=\"status\">Giao dịch đã hủy.</p>",
            _ when order.ExpiresAt < DateTimeOffset.UtcNow => "<p role=\"status\">Giao dịch đã hết hạn.</p>",
            _ => $"""
                <form method="post" action="/pay/{payment.Token}/pay"><button id="pay">Thanh toán</button></form>
                <form method="post" action="/pay/{payment.Token}/cancel"><button id="cancel">Hủy</button></form>
                """,
        };
        return string.Create(Vietnamese, $"""
            <!doctype html>
            <html lang="vi">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Cổng thanh toán thử nghiệm</title></head>
            <body>
            <main>
            <h1>Cổng thanh toán thử nghiệm</h1>
            <p><strong>Không có tiền thật.</strong> Trang này chỉ dùng để phát triển và kiểm thử.</p>
            <dl>
            <dt>Nội dung</dt><dd>{WebUtility.HtmlEncode(order.Content)}</dd>
            <dt>Số tiền</dt><dd>{order.Amount:N0} đồng</dd>
            <dt>Đơn vị thụ hưởng</dt><dd>{WebUtility.HtmlEncode(order.Beneficiary?.Holder ?? "(chưa khai báo)")}</dd>
            <dt>Mã giao dịch</dt><dd>{payment.Number}</dd>
            </dl>
            {state}
            </main>
            </body>
            </html>
            """);
    }
}
