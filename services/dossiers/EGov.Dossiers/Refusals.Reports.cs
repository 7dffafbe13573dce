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

    internal static readonly Refusal ImportTooLong = new("dossiers.import-too-long", Status413PayloadTooLarge,
        "Tệp có quá nhiều dòng; hãy chia nhỏ.", "The file has too many rows; split it.");

    internal static readonly Refusal ImportUnreadable = new("dossiers.import-unreadable", Status400BadRequest,
        "Không đọc được tệp CSV: cần UTF-8, dòng đầu là tên cột theo mẫu.", "The CSV cannot be read: UTF-8 with the columns of the template in its first line is expected.");
}
