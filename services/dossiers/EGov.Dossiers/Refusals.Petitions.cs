using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Petitions.</content>
internal static partial class Refusals
{
    internal static readonly Refusal PetitionContactRequired = new("dossiers.petition-contact-required", Status409Conflict,
        "Người gửi không có tài khoản phải cho biết họ tên và số điện thoại hoặc thư điện tử.", "Without an account a name and a telephone or mail address are needed.");

    internal static readonly Refusal PetitionSubjectMissing = new("dossiers.petition-subject-missing", Status409Conflict,
        "Chưa nêu rõ cơ quan, hồ sơ, thủ tục hoặc lĩnh vực được phản ánh.", "The agency, dossier, procedure or field it is about is missing.");

    internal static readonly Refusal PetitionMove = new("dossiers.petition-move-not-allowed", Status409Conflict,
        "Trạng thái hiện tại của phản ánh, kiến nghị không cho phép thao tác này.", "The petition's present state does not allow this.");

    internal static readonly Refusal PetitionForwardedToSelf = new("dossiers.petition-forwarded-to-self", Status409Conflict,
        "Phản ánh, kiến nghị đang ở chính cơ quan này.", "The petition is with this agency already.");

    internal static readonly Refusal PetitionExtended = new("dossiers.petition-extended", Status409Conflict,
        "Thời hạn trả lời chỉ được gia hạn một lần.", "The time to answer is extended once only.");

    internal static readonly Refusal PetitionIsOverdue = new("dossiers.petition-is-overdue", Status409Conflict,
        "Đã quá hạn trả lời nên không gia hạn được.", "The time to answer has run out and cannot be extended.");

    internal static readonly Refusal PetitionNotAnswered = new("dossiers.petition-not-answered", Status409Conflict,
        "Phản ánh, kiến nghị chưa được trả lời.", "The petition is not answered yet.");

    internal static readonly Refusal PetitionRated = new("dossiers.petition-rated", Status409Conflict,
        "Câu trả lời đã được đánh giá.", "The answer is rated already.");

    internal static readonly Refusal PetitionIsPublished = new("dossiers.petition-is-published", Status409Conflict,
        "Câu trả lời đã được công khai.", "The answer is published already.");

    internal static readonly Refusal PersonalDataFound = new("dossiers.personal-data-found", Status409Conflict,
        "Nội dung công khai còn thông tin cá nhân; hãy bỏ những chỗ được liệt kê.", "The text to publish holds personal data; take out what is listed.");
}
