using EGov.Dossiers.Model;

namespace EGov.Dossiers.Printing;

/// <summary>How each set of forms calls and counts its papers (TT 01/2018/TT-VPCP, TT 03/2025/TT-VPCP, appendices).</summary>
internal static class PaperForms
{
    private static readonly Dictionary<string, PaperForm> ByPath = new(StringComparer.Ordinal)
    {
        ["receipt"] = PaperForm.Receipt,
        ["supplement-request"] = PaperForm.SupplementRequest,
        ["refusal"] = PaperForm.Refusal,
        ["apology"] = PaperForm.Apology,
        ["stop-notice"] = PaperForm.StopNotice,
        ["control-slip"] = PaperForm.ControlSlip,
    };

    /// <summary>The form named in an address, or null.</summary>
    internal static PaperForm? Find(string path) => ByPath.TryGetValue(path, out var form) ? form : null;

    internal static string PathOf(PaperForm form) => ByPath.Single(p => p.Value == form).Key;

    internal static string TitleOf(PaperForm form, FormSet set) => (form, set) switch
    {
        (PaperForm.Receipt, _) => "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        (PaperForm.SupplementRequest, _) => "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
        (PaperForm.Refusal, _) => "Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
        (PaperForm.Apology, FormSet.Tt012018) => "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
        (PaperForm.Apology, _) => "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ",
        (PaperForm.StopNotice, _) => "Thông báo dừng giải quyết hồ sơ",
        (PaperForm.ControlSlip, _) => "Phiếu kiểm soát quá trình giải quyết hồ sơ",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>Number of the form in its set; null where the set has none: before TT 03/2025 no form of a notice of stopping was given.</summary>
    internal static int? NumberOf(PaperForm form, FormSet set) => (form, set) switch
    {
        (PaperForm.StopNotice, FormSet.Tt012018) => null,
        (PaperForm.ControlSlip, FormSet.Tt012018) => 5,
        _ => (int)form,
    };

    internal static string ActOf(FormSet set) => set == FormSet.Tt012018 ? "01/2018/TT-VPCP" : "03/2025/TT-VPCP";

    /// <summary>As stands in the corner of the form.</summary>
    internal static string MarkOf(PaperForm form, FormSet set) => $"Mẫu số {NumberOf(form, set):00}, Thông tư số {ActOf(set)}";

    /// <summary>The desk that receives and returns: reception sections became public administration service centres in 2025.</summary>
    internal static string DeskOf(FormSet set) => set == FormSet.Tt012018 ? "Bộ phận Tiếp nhận và Trả kết quả" : "Trung tâm Phục vụ hành chính công";

    /// <summary>What follows the number on papers whose number is given when they are issued.</summary>
    internal static string NumberKindOf(PaperForm form) => form switch
    {
        PaperForm.Receipt => "TNHS",
        // Requests, refusals and stops bring their numbers along; these are for the ones from before they did.
        PaperForm.SupplementRequest or PaperForm.Refusal => "HDHS",
        PaperForm.Apology => "PXL",
        PaperForm.StopNotice => "TBD",
        PaperForm.ControlSlip => "PKS",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, null),
    };

    /// <summary>The letter of apology is the agency's, the other papers are the desk's.</summary>
    internal static string SuffixOf(PaperForm form, FormSet set) =>
        set == FormSet.Tt032025 && form != PaperForm.Apology ? $"{NumberKindOf(form)}-TTPVHCC" : NumberKindOf(form);
}
