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

    private static readonly Refusal[] OfFiles = [FileTooLarge, FileEmpty, FileTypeNotTaken, FileUnreadable, FileEncrypted, FileWithoutPages, FileInfected];

    /// <summary>The refusal whose code an upload keeps.</summary>
    internal static Refusal? OfFile(string code) => OfFiles.FirstOrDefault(r => r.Code == code);
}
