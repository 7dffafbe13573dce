using EGov.Api;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace EGov.Dossiers;

/// <content>Ratings.</content>
internal static partial class Refusals
{
    internal static readonly Refusal AlreadyRated = new("dossiers.already-rated", Status409Conflict,
        "Hồ sơ đã được đánh giá.", "The dossier is rated already.");

    internal static readonly Refusal RatingLinkExpired = new("dossiers.rating-link-expired", Status410Gone,
        "Liên kết đánh giá đã hết hạn.", "The link to rate has expired.");

    internal static readonly Refusal NotReturnedYet = new("dossiers.not-returned-yet", Status409Conflict,
        "Chỉ đánh giá được sau khi đã trả kết quả.", "A dossier is rated after its result was returned.");

    internal static readonly Refusal RatingClosed = new("dossiers.rating-closed", Status409Conflict,
        "Đã hết thời gian đánh giá hồ sơ này.", "The time to rate this dossier is over.");

    internal static readonly Refusal UnknownQuestion = new("dossiers.unknown-question", Status409Conflict,
        "Câu trả lời không thuộc phiếu khảo sát đang áp dụng.", "An answer does not belong to the survey of this day.");

    internal static readonly Refusal RatingAlreadyAppraised = new("dossiers.rating-already-appraised", Status409Conflict,
        "Đánh giá đã được phúc tra.", "The rating is appraised already.");

    internal static readonly Refusal OwnWork = new("dossiers.own-work", Status409Conflict,
        "Người đã xử lý hồ sơ không phúc tra đánh giá của hồ sơ đó.", "Who handled the dossier does not appraise its rating.");

    internal static readonly Refusal SurveyQuestionTaken = new("dossiers.survey-question-taken", Status409Conflict,
        "Đã có câu hỏi mang mã này có hiệu lực từ ngày đó.", "There is a question of this code with that first day already.");

    internal static readonly Refusal SurveyQuestionEnd = new("dossiers.survey-question-end", Status409Conflict,
        "Câu hỏi chỉ thôi áp dụng từ hôm nay trở đi, sau ngày bắt đầu, và một lần.", "A question ends today or later, after its first day, and once.");

    internal static readonly Refusal SurveyQuestionInThePast = new("dossiers.survey-question-in-the-past", Status409Conflict,
        "Câu hỏi không được áp dụng từ ngày đã qua.", "A question cannot be asked from a day that is past.");
}
