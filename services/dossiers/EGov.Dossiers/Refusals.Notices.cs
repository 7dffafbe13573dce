using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Notices to applicants.</content>
internal static partial class Refusals
{
    internal static readonly Refusal NoticeTemplateInEffect = new("dossiers.notice-template-in-effect", Status409Conflict,
        "Mẫu thông báo đã có hiệu lực thì không sửa được; hãy lập mẫu mới có hiệu lực từ ngày khác.",
        "A template that is in effect cannot be changed; add one with another first day.");

    internal static readonly Refusal NoticeTemplateInThePast = new("dossiers.notice-template-in-the-past", Status409Conflict,
        "Mẫu thông báo không được có hiệu lực từ ngày đã qua.", "A template cannot take effect on a day that is past.");

    internal static readonly Refusal NoticeTemplateDayTaken = new("dossiers.notice-template-day-taken", Status409Conflict,
        "Đã có mẫu của loại thông báo này có hiệu lực từ ngày đó.", "There is a template of this kind with that first day already.");

    internal static readonly Refusal UnknownMark = new("dossiers.unknown-mark", Status409Conflict,
        "Mẫu thông báo có chỗ điền không dùng được ở đây.", "The template has a mark that has no meaning here.");

    internal static readonly Refusal DossierHasAccount = new("dossiers.dossier-has-account", Status409Conflict,
        "Hồ sơ có tài khoản: người nộp tự chọn cách nhận thông báo.", "The dossier has an account: its applicant chooses how to be told.");
}
