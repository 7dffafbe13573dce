using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;

namespace EGov.Dossiers.Browsing;

/// <summary>How far a dossier is, in words and percent, without saying who works on it.</summary>
internal static class Progress
{
    private static readonly Dictionary<DossierState, (string Vietnamese, string English)> Names = new()
    {
        [DossierState.Submitted] = ("Mới đăng ký", "Submitted"),
        [DossierState.Received] = ("Được tiếp nhận", "Received"),
        [DossierState.Declined] = ("Không được tiếp nhận", "Not received"),
        [DossierState.Processing] = ("Đang xử lý", "Being handled"),
        [DossierState.SupplementRequested] = ("Yêu cầu bổ sung giấy tờ", "Supplement requested"),
        [DossierState.PaymentRequested] = ("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment requested"),
        [DossierState.Withdrawn] = ("Công dân yêu cầu rút hồ sơ", "Withdrawn by the applicant"),
        [DossierState.Stopped] = ("Dừng xử lý", "Stopped"),
        [DossierState.Decided] = ("Đã xử lý xong", "Decided"),
        [DossierState.Returned] = ("Đã trả kết quả", "Result returned"),
    };

    internal static (string Vietnamese, string English) NameOf(DossierState state) => Names[state];

    /// <summary>Stages finished of all stages; a dossier that ended is at 100.</summary>
    internal static int PercentOf(DossierState state, int step, ProcedureContent content)
    {
        if (state is DossierState.Decided || StateMoves.IsFinal(state))
        {
            return 100;
        }

        var stages = content.Stages().ToList();
        var done = stages.TakeWhile(stage => stage.All(s => s.No != step)).Count();
        return state == DossierState.Submitted ? 0 : 100 * done / stages.Count;
    }
}
