using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Payments, receipts, refunds.</content>
internal static partial class Refusals
{
    internal static readonly Refusal NothingToPay = new("dossiers.nothing-to-pay", Status409Conflict,
        "Không có khoản nào phải nộp.", "There is nothing to pay.");

    internal static readonly Refusal PaymentTooLarge = new("dossiers.payment-too-large", Status409Conflict,
        "Tổng số tiền vượt quá mức hệ thống nhận.", "The total is above what the system takes.");

    internal static readonly Refusal PaymentOutstanding = new("dossiers.payment-outstanding", Status409Conflict,
        "Còn nghĩa vụ tài chính chưa thực hiện; hãy thu tiền hoặc hủy yêu cầu trước.", "A payment is outstanding; collect it or cancel the request first.");

    internal static readonly Refusal PaymentIsCancelled = new("dossiers.payment-is-cancelled", Status409Conflict,
        "Yêu cầu thanh toán đã hủy.", "The payment request is cancelled.");

    internal static readonly Refusal PaymentIsSettled = new("dossiers.payment-is-settled", Status409Conflict,
        "Yêu cầu thanh toán đã được thanh toán.", "The payment request is settled.");

    internal static readonly Refusal PaymentNotPaid = new("dossiers.payment-not-paid", Status409Conflict,
        "Chưa có khoản tiền nào đã thu để hoàn.", "Nothing was collected that could be refunded.");

    internal static readonly Refusal RefundAboveSum = new("dossiers.refund-above-sum", Status409Conflict,
        "Số tiền hoàn vượt quá số đã thu còn lại của từng khoản.", "The refund is above what was collected and not refunded yet, by kind.");

    internal static readonly Refusal RefundWayNotPossible = new("dossiers.refund-way-not-possible", Status409Conflict,
        "Chỉ hoàn trực tuyến được khoản đã thanh toán trực tuyến.", "Only an online payment is refunded online.");

    internal static readonly Refusal PaymentsNotConfigured = new("dossiers.payments-not-configured", Status503ServiceUnavailable,
        "Chưa cấu hình cổng thanh toán trực tuyến; hãy nộp tiền mặt hoặc chuyển khoản.", "No payment provider is configured; pay in cash or by transfer.");

    internal static readonly Refusal PaymentProviderSilent = new("dossiers.payment-provider-silent", Status503ServiceUnavailable,
        "Cổng thanh toán chưa trả lời; hãy thử lại sau ít phút.", "The payment provider did not answer; try again in a few minutes.");

    internal static readonly Refusal PaymentProviderRefused = new("dossiers.payment-provider-refused", Status409Conflict,
        "Cổng thanh toán từ chối giao dịch.", "The payment provider refused the payment.");

    internal static readonly Refusal PaymentUnderWay = new("dossiers.payment-under-way", Status409Conflict,
        "Một giao dịch trực tuyến của yêu cầu này đang được xác nhận.", "An online payment of this request is being confirmed.");

    internal static readonly Refusal PaymentAmountMismatch = new("dossiers.payment-amount-mismatch", Status409Conflict,
        "Số tiền thanh toán khác số tiền phải nộp.", "The amount paid is not the amount due.");

    internal static readonly Refusal CallbackNotSigned = new("dossiers.callback-not-signed", Status401Unauthorized,
        "Chữ ký của thông báo thanh toán không hợp lệ hoặc đã quá thời gian.", "The callback's signature is not valid, or its time is past.");

    internal static readonly Refusal NoSurplus = new("dossiers.no-surplus", Status409Conflict,
        "Giao dịch không có khoản thừa phải hoàn.", "The payment has no surplus to give back.");

    internal static readonly Refusal ReceiptIsVoided = new("dossiers.receipt-is-voided", Status409Conflict,
        "Biên lai đã hủy.", "The receipt is voided.");
}
