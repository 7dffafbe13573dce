using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Files: uploading, contents, components, results, papers kept.</content>
internal static partial class Refusals
{
    // Uploading (tus 1.0.0)
    internal static readonly Refusal UploadProtocolVersion = new("dossiers.upload-protocol-version", Status412PreconditionFailed,
        "Chỉ hỗ trợ giao thức tải lên tus 1.0.0 (tiêu đề Tus-Resumable).", "Only version 1.0.0 of the tus protocol is spoken here (header Tus-Resumable).");

    internal static readonly Refusal UploadHeaderInvalid = new("dossiers.upload-header-invalid", Status400BadRequest,
        "Tiêu đề của giao thức tải lên thiếu hoặc không đúng.", "A header of the upload protocol is missing or not valid.");

    internal static readonly Refusal UploadOffsetConflict = new("dossiers.upload-offset-conflict", Status409Conflict,
        "Vị trí tải tiếp không khớp với phần đã nhận.", "The offset is not where the upload stands.");

    internal static readonly Refusal UploadExpired = new("dossiers.upload-expired", Status410Gone,
        "Lần tải lên đã hết hạn; hãy tải lại từ đầu.", "The upload has expired; begin again.");

    internal static readonly Refusal UploadEnded = new("dossiers.upload-ended", Status410Gone,
        "Lần tải lên này đã kết thúc.", "This upload has ended.");

    internal static readonly Refusal ChecksumMismatch = new("dossiers.checksum-mismatch", 460,
        "Dữ liệu nhận được không khớp mã kiểm tra.", "The bytes do not match their checksum.");

    internal static readonly Refusal ChecksumUnknown = new("dossiers.checksum-unknown", Status400BadRequest,
        "Chỉ hỗ trợ mã kiểm tra sha256.", "Only sha256 checksums are understood.");

    // What a file has to be
    internal static readonly Refusal FileTooLarge = new("dossiers.file-too-large", Status413PayloadTooLarge,
        "Tệp vượt quá dung lượng cho phép.", "The file is larger than allowed.");

    internal static readonly Refusal FileEmpty = new("dossiers.file-empty", Status400BadRequest,
        "Tệp không có nội dung.", "The file is empty.");

    internal static readonly Refusal FileTypeNotTaken = new("dossiers.file-type-not-taken", Status415UnsupportedMediaType,
        "Không nhận loại tệp này (xét theo nội dung, không theo tên).", "Files of this type, by their content, are not taken.");

    internal static readonly Refusal FileUnreadable = new("dossiers.file-unreadable", Status422UnprocessableEntity,
        "Tệp hỏng, không đọc được.", "The file is damaged and cannot be read.");

    internal static readonly Refusal FileEncrypted = new("dossiers.file-encrypted", Status422UnprocessableEntity,
        "Tệp được đặt mật khẩu hoặc mã hóa; hãy gửi bản không mã hóa.", "The file is encrypted; send one that is not.");

    internal static readonly Refusal FileWithoutPages = new("dossiers.file-without-pages", Status422UnprocessableEntity,
        "Tệp không có trang nào.", "The file has no pages.");

    internal static readonly Refusal FileInfected = new("dossiers.file-infected", Status422UnprocessableEntity,
        "Tệp nhiễm mã độc, đã bị xóa.", "The file carries malware and was deleted.");

    // Papers of a dossier
    internal static readonly Refusal UnknownFile = new("dossiers.unknown-file", Status409Conflict,
        "Không có tệp này trong các tệp đã tải lên.", "There is no such file among those uploaded.");

    internal static readonly Refusal FileWaitsForScan = new("dossiers.file-waits-for-scan", Status409Conflict,
        "Tệp đang chờ quét mã độc, chưa dùng được.", "The file waits for the virus scan and cannot be used yet.");

    internal static readonly Refusal FileAlreadyFiled = new("dossiers.file-already-filed", Status409Conflict,
        "Tệp này đã có trong hồ sơ cho thành phần đó.", "The dossier has this file for that component already.");

    internal static readonly Refusal FileAlreadyRemoved = new("dossiers.file-already-removed", Status409Conflict,
        "Tệp đã được đưa ra khỏi hồ sơ.", "The file was taken out of the dossier already.");

    internal static readonly Refusal FilingClosed = new("dossiers.filing-closed", Status409Conflict,
        "Trạng thái hồ sơ không cho thêm hoặc bớt tệp.", "The dossier's state does not allow files to be put in or taken out.");

    internal static readonly Refusal NoSupplementAsked = new("dossiers.no-supplement-asked", Status409Conflict,
        "Hồ sơ không có yêu cầu bổ sung đang chờ.", "No supplement is asked for at present.");

    internal static readonly Refusal ComponentFileMissing = new("dossiers.component-file-missing", Status409Conflict,
        "Thiếu tệp của thành phần hồ sơ phải nộp bản điện tử.", "A component that has to come as a file has none.");

    // Results
    internal static readonly Refusal ResultNotPdf = new("dossiers.result-not-pdf", Status409Conflict,
        "Kết quả điện tử phải là tệp PDF.", "A result has to be a PDF.");

    internal static readonly Refusal ResultNotSignable = new("dossiers.result-not-signable", Status409Conflict,
        "Cấu trúc tệp PDF không cho phép ký số.", "The PDF's structure does not allow a signature.");

    internal static readonly Refusal ResultAlreadySigned = new("dossiers.result-already-signed", Status409Conflict,
        "Quyết định này đã có kết quả được ký số.", "This decision has its signed result already.");

    internal static readonly Refusal NotDecided = new("dossiers.not-decided", Status409Conflict,
        "Hồ sơ chưa có quyết định.", "The dossier is not decided.");

    internal static readonly Refusal NotDecider = new("dossiers.not-decider", Status409Conflict,
        "Chỉ cơ quan đã quyết định mới ký kết quả.", "Only the agency that decided signs the result.");

    internal static readonly Refusal SigningNotConfigured = new("dossiers.signing-not-configured", Status409Conflict,
        "Cơ quan chưa có chứng thư số để ký.", "The agency has no certificate to sign with.");

    // Papers kept for later dossiers
    internal static readonly Refusal PaperNotKept = new("dossiers.paper-not-kept", Status409Conflict,
        "Chỉ lưu vào kho thành phần hồ sơ thông thường của hồ sơ đã tiếp nhận; không lưu giấy tờ chỉ xuất trình hoặc mật.",
        "Only ordinary components of a received dossier are kept, not what is only shown or secret.");

    internal static readonly Refusal PaperAlreadyKept = new("dossiers.paper-already-kept", Status409Conflict,
        "Giấy tờ này đã có trong kho.", "This paper is kept already.");

    internal static readonly Refusal PaperAlreadyWithdrawn = new("dossiers.paper-already-withdrawn", Status409Conflict,
        "Giấy tờ đã được rút khỏi kho.", "The paper was withdrawn already.");

    internal static readonly Refusal UnknownPaper = new("dossiers.unknown-paper", Status409Conflict,
        "Kho không có giấy tờ này còn giá trị của người nộp hồ sơ.", "No such valid paper of this applicant is kept.");

    private static readonly Refusal[] OfFiles = [FileTooLarge, FileEmpty, FileTypeNotTaken, FileUnreadable, FileEncrypted, FileWithoutPages, FileInfected];

    /// <summary>The refusal whose code an upload keeps.</summary>
    internal static Refusal? OfFile(string code) => OfFiles.FirstOrDefault(r => r.Code == code);
}
