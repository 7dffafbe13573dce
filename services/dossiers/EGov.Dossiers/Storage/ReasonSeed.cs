using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

/// <summary>Reasons that every desk begins with; further ones are published over HTTP.</summary>
internal static class ReasonSeed
{
    internal static readonly ReasonTemplate[] All =
    [
        New("BS-THIEU", ReasonKind.Supplement, "Thiếu thành phần hồ sơ theo quy định", "A required component is missing"),
        New("BS-SAI", ReasonKind.Supplement, "Nội dung kê khai chưa đúng hoặc chưa đầy đủ", "What is declared is wrong or not complete"),
        New("BS-BANSAO", ReasonKind.Supplement, "Bản sao chưa được chứng thực hoặc chưa đối chiếu với bản chính", "The copy is not certified or not compared with the original"),
        New("BS-HETHAN", ReasonKind.Supplement, "Giấy tờ đã hết giá trị sử dụng", "The paper is not valid any more"),
        New("BS-KYTEN", ReasonKind.Supplement, "Thiếu chữ ký, con dấu hoặc người ký không đúng thẩm quyền", "A signature or seal is missing, or of somebody without the power to sign"),
        New("BS-KHONGRO", ReasonKind.Supplement, "Bản chụp, bản quét không đọc được", "The scan cannot be read"),
        New("BS-KHAC", ReasonKind.Supplement, "Lý do khác", "Another reason", true),
        New("TC-THAMQUYEN", ReasonKind.Refusal, "Không thuộc thẩm quyền giải quyết của cơ quan", "Not within the competence of the agency"),
        New("TC-DIEUKIEN", ReasonKind.Refusal, "Không đủ điều kiện theo quy định của pháp luật", "The conditions of the law are not met"),
        New("TC-GIAYTO", ReasonKind.Refusal, "Giấy tờ không hợp pháp", "A paper is not lawful"),
        New("TC-TRUNG", ReasonKind.Refusal, "Trùng với hồ sơ đã nộp", "The same dossier was handed in before"),
        New("TC-KHAC", ReasonKind.Refusal, "Lý do khác", "Another reason", true),
        New("DG-YEUCAU", ReasonKind.Stop, "Người nộp hồ sơ đề nghị dừng giải quyết", "The applicant asks to stop"),
        New("DG-QUAHAN", ReasonKind.Stop, "Quá thời hạn bổ sung hồ sơ", "The supplement was not brought in time"),
        New("DG-CHOKETQUA", ReasonKind.Stop, "Chờ kết quả giải quyết của cơ quan khác", "Another agency's result has to come first"),
        New("DG-KHAC", ReasonKind.Stop, "Lý do khác", "Another reason", true),
    ];

    /// <summary>The reason of the notice that the expiry of a request gives.</summary>
    internal const string Expired = "DG-QUAHAN";

    private static ReasonTemplate New(string code, ReasonKind kind, string vietnamese, string english, bool needsWords = false) => new()
    {
        Code = code,
        ValidFrom = new DateOnly(2000, 1, 1),
        Kind = kind,
        Vietnamese = vietnamese,
        English = english,
        NeedsWords = needsWords,
    };
}
