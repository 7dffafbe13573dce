using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

/// <summary>
/// The index of QĐ 766/QĐ-TTg: five groups, 100 points. The groups' maxima, the 4 points of publication in time, the 20 of progress and the 6 of
/// satisfaction are the decision's; where it could not be read how a group is divided, the division is ours and its basis says so.
/// </summary>
internal static class ServiceIndexSeed
{
    private const string Act = "QĐ 766/QĐ-TTg";
    private const string OurDivision = "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống";
    private static readonly DateOnly InForce = new(2022, 6, 23);

    internal static readonly ReportCriterion[] Criteria =
    [
        Group(1, "I", "Công khai, minh bạch", "Openness", 18),
        Share(2, "I", "I.1", "Thủ tục được công bố đúng hạn", "Procedures published in time", null, 4, Act),
        Share(3, "I", "I.2", "Thủ tục được cập nhật, công khai đúng hạn", "Procedures updated and made public in time", null, 4, OurDivision),
        Share(4, "I", "I.3", "Thủ tục công khai đủ các nội dung bắt buộc", "Procedures published with all required parts", "completeRatio", 4, OurDivision),
        Share(5, "I", "I.4", "Hồ sơ đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia", "Dossiers passed on to the national portal", null, 6, OurDivision),
        Group(6, "II", "Tiến độ, kết quả giải quyết", "Progress and results", 20),
        Share(7, "II", "II.1", "Hồ sơ giải quyết trước hạn, đúng hạn", "Dossiers resolved early or on time", "onTimeRatio", 20, Act),
        Group(8, "III", "Số hóa hồ sơ", "Digitisation", 22),
        Share(9, "III", "III.1", "Hồ sơ tiếp nhận có thành phần được số hóa", "Dossiers received with digitised components", "digitisedRatio", 8, OurDivision),
        Share(10, "III", "III.2", "Hồ sơ giải quyết xong có kết quả điện tử", "Dossiers handled with a digital result", "digitalResultRatio", 8, OurDivision),
        Share(11, "III", "III.3", "Hồ sơ sử dụng lại thành phần đã số hóa", "Dossiers that use digitised components again", "reusedRatio", 6, OurDivision),
        Group(12, "IV", "Cung cấp dịch vụ trực tuyến", "Online services", 22),
        Share(13, "IV", "IV.1", "Thủ tục cung cấp trực tuyến một phần, toàn trình", "Procedures offered online", "onlineProcedureRatio", 4, OurDivision),
        Share(14, "IV", "IV.2", "Hồ sơ nộp trực tuyến", "Dossiers submitted online", "onlineRatio", 8, OurDivision),
        Share(15, "IV", "IV.3", "Hồ sơ thanh toán trực tuyến", "Dossiers paid online", "onlinePaymentRatio", 10, OurDivision),
        Group(16, "V", "Mức độ hài lòng", "Satisfaction", 18),
        Share(17, "V", "V.1", "Phản ánh, kiến nghị xử lý đúng hạn", "Petitions answered in time", "petitionsInTimeRatio", 6, OurDivision),
        Share(18, "V", "V.2", "Hài lòng trong xử lý phản ánh, kiến nghị", "Satisfaction with the answers to petitions", "petitionsSatisfiedRatio", 6, OurDivision),
        Share(19, "V", "V.3", "Hài lòng trong tiếp nhận, giải quyết thủ tục hành chính", "Satisfaction with the handling of procedures", "satisfactionRatio", 6, Act),
    ];

    /// <summary>Shares of dossiers submitted online that the province's own reports are held against.</summary>
    internal static readonly ReportTarget[] Targets =
    [
        Online(AgencyLevel.Province, 0.9m), Online(AgencyLevel.District, 0.9m), Online(AgencyLevel.Commune, 0.7m),
    ];

    private static ReportCriterion Group(int number, string code, string name, string english, decimal maximum) => new()
    {
        Report = "service-index",
        Code = code,
        ValidFrom = InForce,
        Number = number,
        Name = name,
        NameEnglish = english,
        Rule = "Tổng điểm các chỉ số thành phần",
        RuleEnglish = "Sum of the points of its parts",
        Maximum = maximum,
        Basis = Act,
    };

    private static ReportCriterion Share(int number, string group, string code, string name, string english, string? figure, decimal maximum, string basis) => new()
    {
        Report = "service-index",
        Code = code,
        ValidFrom = InForce,
        Number = number,
        Group = group,
        Name = name,
        NameEnglish = english,
        Rule = "Tỷ lệ đạt được × điểm tối đa",
        RuleEnglish = "Share reached × maximum",
        Figure = figure,
        Maximum = maximum,
        Basis = basis,
    };

    private static ReportTarget Online(AgencyLevel level, decimal share) => new()
    {
        Figure = "onlineRatio",
        Level = level,
        Number = 1,
        ValidFrom = InForce,
        Share = share,
        Basis = "Chỉ tiêu nộp hồ sơ trực tuyến của tỉnh",
        SetAt = new DateTimeOffset(2022, 6, 22, 17, 0, 0, TimeSpan.Zero),
    };
}
