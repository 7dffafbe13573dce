using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Printed paper.</content>
internal static partial class Refusals
{
    internal static readonly Refusal PrintingBusy = new("dossiers.printing-busy", Status503ServiceUnavailable,
        "Đang có quá nhiều bản in chờ; hãy thử lại sau ít giây.", "Too many prints are waiting; try again in a few seconds.");

    internal static readonly Refusal PrintingTooSlow = new("dossiers.printing-too-slow", Status503ServiceUnavailable,
        "Bản in vượt quá thời gian cho phép; hãy thử lại hoặc thu hẹp nội dung.", "The print took longer than it may; try again or ask for less.");

    internal static readonly Refusal PrintingNotAvailable = new("dossiers.printing-not-available", Status503ServiceUnavailable,
        "Máy chủ chưa có Chromium nên chưa lập được tệp PDF; hãy cài gói chromium hoặc đặt Printing:Chromium, và in trang này từ trình duyệt.",
        "No Chromium was found, so no PDF can be made: install the package chromium or set Printing:Chromium, and print the page from a browser.");

    internal static readonly Refusal NothingToPrint = new("dossiers.nothing-to-print", Status409Conflict,
        "Hồ sơ chưa có việc cần lập giấy tờ này.", "Nothing has happened to the dossier that this paper is about.");

    internal static readonly Refusal FormNotOfItsTime = new("dossiers.form-not-of-its-time", Status409Conflict,
        "Bộ biểu mẫu áp dụng cho hồ sơ (theo ngày tiếp nhận) không có mẫu này.", "The forms in force on the dossier's day of reception do not include this one.");
}
