using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

/// <summary>The words the platform comes with; a province writes its own beside them, with a later first day.</summary>
internal static class FirstNoticeTemplates
{
    private static readonly DateOnly Always = new(2000, 1, 1);

    private static readonly (NoticeKind Kind, string Title, string Text, string TitleEnglish, string TextEnglish, string Sms)[] Words =
    [
        (NoticeKind.DossierSubmitted,
            "Đã nhận đăng ký hồ sơ trực tuyến",
            "{agency} đã nhận đăng ký hồ sơ trực tuyến của Ông/Bà về thủ tục {procedure} lúc {at}.\nHồ sơ sẽ được tiếp nhận hoặc trả lời chậm nhất lúc {acceptBy}.",
            "Online submission registered",
            "{agency} registered your online submission for {procedure} at {at}.\nIt will be received or answered by {acceptBy}.",
            "{agency} đã nhận đăng ký hồ sơ trực tuyến; trả lời chậm nhất {acceptBy}."),
        (NoticeKind.DossierReceived,
            "Đã tiếp nhận hồ sơ {code}",
            "{agency} đã tiếp nhận hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} lúc {at}.\nHẹn trả kết quả: {dueAt}.\nTra cứu tình trạng hồ sơ: {trackingLink}",
            "Dossier {code} received",
            "{agency} received your dossier {code} for {procedure} at {at}.\nThe result is due at {dueAt}.\nTrack it here: {trackingLink}",
            "Hồ sơ {code} đã được tiếp nhận.\nHẹn trả: {dueAt}."),
        (NoticeKind.DossierDeclined,
            "Hồ sơ trực tuyến không được tiếp nhận",
            "{agency} không tiếp nhận hồ sơ trực tuyến của Ông/Bà về thủ tục {procedure}.\nLý do: {reason}",
            "Online submission not received",
            "{agency} did not receive your online submission for {procedure}.\nReason: {reason}",
            "Hồ sơ trực tuyến không được tiếp nhận. Lý do có trong thư hoặc tài khoản của Ông/Bà."),
        (NoticeKind.SupplementRequested,
            "Yêu cầu bổ sung, hoàn thiện hồ sơ {code}",
            "{agency} đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ mã {code} về thủ tục {procedure}.\nNội dung và lý do: {reason}\nThời gian giải quyết tạm dừng cho đến khi nhận đủ hồ sơ.\nTra cứu tình trạng hồ sơ: {trackingLink}",
            "Supplement needed for dossier {code}",
            "{agency} asks you to supplement dossier {code} for {procedure}.\nWhat and why: {reason}\nThe time stands still until the dossier is complete.\nTrack it here: {trackingLink}",
            "Hồ sơ {code} cần bổ sung. Nội dung có trong thư hoặc tài khoản của Ông/Bà."),
        (NoticeKind.PaymentRequested,
            "Yêu cầu thực hiện nghĩa vụ tài chính",
            "{agency} đề nghị Ông/Bà thực hiện nghĩa vụ tài chính của hồ sơ về thủ tục {procedure}.\nMã hồ sơ: {code}\nSố tiền: {amount} đồng\nNội dung: {reason}",
            "Payment needed",
            "{agency} asks for the payment that belongs to your dossier for {procedure}.\nDossier code: {code}\nAmount: {amount} dong\nWhat: {reason}",
            "Hồ sơ của Ông/Bà cần nộp {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}"),
        (NoticeKind.DossierStopped,
            "Dừng giải quyết hồ sơ {code}",
            "{agency} đã dừng giải quyết hồ sơ mã {code} của Ông/Bà về thủ tục {procedure}.\nLý do: {reason}",
            "Handling of dossier {code} stopped",
            "{agency} stopped handling your dossier {code} for {procedure}.\nReason: {reason}",
            "Hồ sơ {code} đã dừng giải quyết. Lý do có trong thư hoặc tài khoản của Ông/Bà."),
        (NoticeKind.DossierResumed,
            "Hồ sơ {code} được tiếp tục giải quyết",
            "{agency} tiếp tục giải quyết hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} từ {at}.\nHẹn trả kết quả: {dueAt}.",
            "Dossier {code} is handled again",
            "{agency} handles your dossier {code} for {procedure} again from {at}.\nThe result is due at {dueAt}.",
            "Hồ sơ {code} được tiếp tục giải quyết.\nHẹn trả: {dueAt}."),
        (NoticeKind.ResultReady,
            "Đã có kết quả hồ sơ {code}",
            "Hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} đã giải quyết xong lúc {at}.\nKết quả: {outcome}.\nLý do: {reason}\nMời Ông/Bà đến nhận kết quả tại {agency} ngay từ bây giờ.\nThời gian đã hẹn trả: {dueAt}.",
            "The result of dossier {code} is ready",
            "Your dossier {code} for {procedure} was decided at {at}.\nResult: {outcome}.\nReason: {reason}\nThe result waits for you at {agency} from now on.\nIt was due at {dueAt}.",
            "Hồ sơ {code} đã có kết quả. Mời Ông/Bà đến {agency} nhận."),
        (NoticeKind.ResultReturned,
            "Đã trả kết quả hồ sơ {code}",
            "{agency} đã trả kết quả hồ sơ mã {code} về thủ tục {procedure} lúc {at}.\nMời Ông/Bà đánh giá mức độ hài lòng: {ratingLink}\nXin cảm ơn Ông/Bà.",
            "The result of dossier {code} was returned",
            "{agency} returned the result of dossier {code} for {procedure} at {at}.\nPlease tell us how content you are: {ratingLink}\nThank you.",
            "Đã trả kết quả hồ sơ {code}. Xin cảm ơn Ông/Bà.\nĐánh giá: {ratingLink}"),
        (NoticeKind.DossierWithdrawn,
            "Hồ sơ đã được rút theo yêu cầu",
            "Hồ sơ của Ông/Bà về thủ tục {procedure} đã được rút theo yêu cầu lúc {at}.\nMã hồ sơ: {code}",
            "Dossier withdrawn",
            "Your dossier for {procedure} was withdrawn as you wished at {at}.\nDossier code: {code}",
            "Hồ sơ đã được rút theo yêu cầu của Ông/Bà.\nMã hồ sơ: {code}"),
        (NoticeKind.PaymentReceived,
            "Đã nhận đủ phí, lệ phí",
            "{agency} đã nhận {amount} đồng của Ông/Bà cho thủ tục {procedure} lúc {at}.\nMã hồ sơ: {code}",
            "Payment received",
            "{agency} received {amount} dong from you for {procedure} at {at}.\nDossier code: {code}",
            "Đã nhận {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}"),
        (NoticeKind.PaymentRefunded,
            "Đã hoàn trả phí, lệ phí",
            "{agency} đã hoàn trả {amount} đồng cho Ông/Bà, thủ tục {procedure}, lúc {at}.\nMã hồ sơ: {code}",
            "Payment refunded",
            "{agency} refunded {amount} dong to you for {procedure} at {at}.\nDossier code: {code}",
            "Đã hoàn trả {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}"),
    ];

    internal static IEnumerable<object> All => Words.SelectMany(w => new object[]
    {
        Row(w.Kind, NoticeChannel.Mail, w.Title, w.Text, w.TitleEnglish, w.TextEnglish),
        Row(w.Kind, NoticeChannel.Sms, "", w.Sms, "", ""),
    });

    private static object Row(NoticeKind kind, NoticeChannel channel, string title, string text, string titleEnglish, string textEnglish) => new
    {
        Id = new Guid(0x01948000, (short)channel, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)kind),
        Version = 1,
        Kind = kind,
        Channel = channel,
        ValidFrom = Always,
        Title = title,
        Text = text,
        TitleEnglish = titleEnglish,
        TextEnglish = textEnglish,
    };
}
