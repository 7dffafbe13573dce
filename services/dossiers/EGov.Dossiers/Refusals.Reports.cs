using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Lists, reports and imports.</content>
internal static partial class Refusals
{
    internal static readonly Refusal SearchTooShort = new("dossiers.search-too-short", Status400BadRequest,
        "Hãy nhập ít nhất hai ký tự để tìm.", "Enter at least two characters to search for.");

    internal static readonly Refusal PeriodInvalid = new("dossiers.period-invalid", Status400BadRequest,
        "Kỳ báo cáo không hợp lệ: ngày đầu không sau ngày cuối, và ngày chốt số liệu không trước ngày đầu.",
        "The period is not valid: it begins before it ends, and is not told as of a day before it begins.");

    internal static readonly Refusal ReportLinesUnknown = new("dossiers.report-lines-unknown", Status400BadRequest,
        "Báo cáo này không lập theo tiêu chí đã chọn.", "This report has no such lines.");

    internal static readonly Refusal ReportFigureUnknown = new("dossiers.report-figure-unknown", Status400BadRequest,
        "Báo cáo này không có chỉ tiêu đó, hoặc chỉ tiêu không đếm hồ sơ.", "This report has no such figure, or it counts nothing that could be listed.");

    internal static readonly Refusal TargetFigureUnknown = new("dossiers.target-figure-unknown", Status400BadRequest,
        "Không có chỉ tiêu tỷ lệ nào tên như vậy trong các báo cáo.", "No report has a share of this name.");

    internal static readonly Refusal TargetInThePast = new("dossiers.target-in-the-past", Status409Conflict,
        "Chỉ tiêu chỉ áp dụng từ ngày sau hôm nay: báo cáo của ngày đã qua giữ chỉ tiêu của ngày đó.",
        "A target begins after today at the earliest: reports of past days keep the target of their day.");

    internal static readonly Refusal TargetTaken = new("dossiers.target-taken", Status409Conflict,
        "Đã có chỉ tiêu áp dụng từ ngày này.", "A target begins on this day already.");

    internal static readonly Refusal ReportTooLong = new("dossiers.report-too-long", Status409Conflict,
        "Báo cáo quá dài; hãy chọn kỳ ngắn hơn hoặc một lĩnh vực, một thủ tục.", "The report is too long; choose a shorter period, one field or one procedure.");

    internal static readonly Refusal TooManyExports = new("dossiers.too-many-exports", Status409Conflict,
        "Bạn đang có quá nhiều tệp báo cáo chờ lập; hãy đợi hoặc hủy bớt.", "Too many of your exports are waiting; wait for one or cancel one.");

    internal static readonly Refusal ExportNotReady = new("dossiers.export-not-ready", Status409Conflict,
        "Tệp báo cáo chưa lập xong, hoặc không lập.", "There is no file: the export is not done, failed or was cancelled.");

    internal static readonly Refusal ExportExpired = new("dossiers.export-expired", Status410Gone,
        "Tệp báo cáo đã hết hạn lưu; hãy yêu cầu lại.", "The file is no longer kept; ask for it again.");

    internal static readonly Refusal ExportEnded = new("dossiers.export-ended", Status409Conflict,
        "Việc lập tệp báo cáo đã kết thúc, không hủy được.", "The export has ended and cannot be cancelled.");

    internal static readonly Refusal ExportFailed = new("dossiers.export-failed", Status409Conflict,
        "Không lập được tệp báo cáo sau nhiều lần thử; hãy yêu cầu lại.", "The file could not be made in several attempts; ask for it again.");

    internal static readonly Refusal ImportUnreadable = new("dossiers.import-unreadable", Status400BadRequest,
        "Không đọc được tệp CSV: cần UTF-8, dòng đầu là tên cột theo mẫu.", "The CSV cannot be read: UTF-8 with the columns of the template in its first line is expected.");

    internal static readonly Refusal ImportTooLong = new("dossiers.import-too-long", Status400BadRequest,
        "Tệp có quá 50.000 dòng; hãy chia thành nhiều tệp.", "The file has more than 50,000 rows; split it into several.");

    internal static readonly Refusal ImportCellMissing = new("dossiers.import-cell-missing", Status400BadRequest,
        "Thiếu giá trị của cột bắt buộc.", "A required cell is empty.");

    internal static readonly Refusal ImportCellsMiscounted = new("dossiers.import-cells-miscounted", Status400BadRequest,
        "Số ô của dòng không bằng số cột.", "The row does not have as many cells as there are columns.");

    internal static readonly Refusal ImportCodeInvalid = new("dossiers.import-code-invalid", Status400BadRequest,
        "Mã hồ sơ không đúng cấu trúc.", "The dossier code is not well formed.");

    internal static readonly Refusal ImportCodeRepeated = new("dossiers.import-code-repeated", Status400BadRequest,
        "Mã hồ sơ lặp lại trong tệp.", "The dossier code occurs twice in the file.");

    internal static readonly Refusal ImportCodeTaken = new("dossiers.import-code-taken", Status409Conflict,
        "Mã hồ sơ đã có với nội dung khác.", "A dossier with this code and another content exists.");

    internal static readonly Refusal ImportAlreadyThere = new("dossiers.import-already-there", Status409Conflict,
        "Hồ sơ đã có, bỏ qua.", "The dossier is there already; skipped.");

    internal static readonly Refusal ImportDateInvalid = new("dossiers.import-date-invalid", Status400BadRequest,
        "Ngày giờ không hợp lệ (dd/MM/yyyy HH:mm), trước năm 2012 hoặc ở tương lai.", "Not a date and time (dd/MM/yyyy HH:mm), before 2012, or in the future.");

    internal static readonly Refusal ImportDatesOutOfOrder = new("dossiers.import-dates-out-of-order", Status400BadRequest,
        "Thứ tự ngày không hợp lý: tiếp nhận, giải quyết xong, trả kết quả.", "The dates are not in order: received, finished, returned.");

    internal static readonly Refusal ImportIdentityInvalid = new("dossiers.import-identity-invalid", Status400BadRequest,
        "Số định danh hoặc mã số thuế không hợp lệ.", "The identity number or tax code is not valid.");

    internal static readonly Refusal ImportWordUnknown = new("dossiers.import-word-unknown", Status400BadRequest,
        "Giá trị không thuộc danh mục.", "The value is not one of those known.");
}
