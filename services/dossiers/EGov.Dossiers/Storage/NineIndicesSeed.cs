using EGov.Dossiers.Model;

namespace EGov.Dossiers.Storage;

/// <summary>The nine indices of TT 01/2018/TT-VPCP (art. 13-15), 0 to 2 points each, until TT 03/2025/TT-VPCP took its place.</summary>
internal static class NineIndicesSeed
{
    private const string Act = "TT 01/2018/TT-VPCP, Điều 13-15";
    private static readonly DateOnly InForce = new(2019, 1, 6);
    private static readonly DateOnly Replaced = new(2025, 9, 15);

    internal static readonly ReportCriterion[] Criteria =
    [
        Index(1, "1", "Thời gian thực hiện thủ tục so với quy định", "Time of the procedure against the rule", "totalTime",
            "Ngắn hơn 2, bằng 1, dài hơn 0; điểm trung bình của các hồ sơ", "Shorter 2, equal 1, longer 0; mean over the dossiers"),
        Index(2, "2", "Thời gian thực hiện của từng đơn vị tham gia", "Time of each unit that takes part", "unitTime",
            "Ngắn hơn 2, bằng 1, dài hơn 0; điểm trung bình của các lượt xử lý", "Shorter 2, equal 1, longer 0; mean over the turns", officials: true),
        Index(3, "3", "Số lần liên hệ để hoàn thiện hồ sơ", "Contacts needed to complete the dossier", "contacts",
            "Không lần nào 2, một lần 1, hơn một lần 0", "None 2, one 1, more 0", officials: true),
        Index(4, "4", "Số cơ quan phải liên hệ để hoàn thiện hồ sơ", "Agencies to be contacted to complete the dossier", null,
            "Hệ thống không ghi tổ chức, cá nhân đã đến những cơ quan nào", "The platform does not record which agencies an applicant went to"),
        Index(5, "5", "Thực hiện tại Bộ phận Một cửa", "Done at the one-stop desk", null,
            "Mức 20 %, 50 %, 100 % thủ tục; hệ thống không ghi nơi thẩm định, phê duyệt", "20, 50, 100 % of procedures; where it is appraised and approved is not recorded"),
        Index(6, "6", "Công khai các nội dung thủ tục", "Publicity of the procedures", null,
            "Việc niêm yết do người kiểm tra chấm", "What is posted is scored by an inspector"),
        Index(7, "7", "Thái độ khi giải quyết thủ tục", "Attitude", "attitude",
            "Trước hạn và không có phản ánh 2, đúng hạn 1, có phản ánh hoặc quá hạn 0", "Early without a petition 2, on time 1, with a petition or late 0", officials: true),
        Index(8, "8", "Tiếp thu, giải trình phản ánh, kiến nghị", "Answers to petitions", "petitionsInTimeRatio",
            "100 % đúng hạn 2, từ 90 % 1, dưới 90 % 0", "All in time 2, from 90 % 1, less 0", lower: 0.9m),
        Index(9, "9", "Tiếp nhận, giải quyết trực tuyến", "Online service", "onlineRatio",
            "Từ 20 % thủ tục và 30 % hồ sơ trực tuyến, không hồ sơ nào quá hạn 2; từ 15 % hồ sơ 1; còn lại 0",
            "From 20 % of procedures and 30 % of dossiers online, none overdue 2; from 15 % of dossiers 1; else 0", lower: 0.15m, full: 0.3m),
        Index(10, "9.1", "Thủ tục cung cấp trực tuyến", "Procedures offered online", "onlineProcedureRatio",
            "Điều kiện của chỉ số 9: từ 20 %", "Condition of index 9: from 20 %", group: "9", full: 0.2m),
        Index(11, "9.2", "Hồ sơ trực tuyến không quá hạn", "Online dossiers not overdue", "onlineInTermRatio",
            "Điều kiện của chỉ số 9: tất cả", "Condition of index 9: all of them", group: "9"),
    ];

    internal static readonly ReportGrade[] Grades =
    [
        Grade(false, 15, "Xuất sắc", "Excellent"), Grade(false, 12, "Tốt", "Good"), Grade(false, 9, "Khá", "Fair"),
        Grade(false, 6, "Trung bình", "Average"), Grade(false, 0, "Yếu", "Weak"),
        Grade(true, 5, "Hoàn thành 100 %", "100 %"), Grade(true, 3.5m, "Hoàn thành từ 70 % đến dưới 100 %", "70 % to less than 100 %"),
        Grade(true, 0, "Hoàn thành dưới 70 %", "Less than 70 %"),
    ];

    private static ReportCriterion Index(
        int number, string code, string name, string english, string? figure, string rule, string ruleEnglish,
        bool officials = false, string? group = null, decimal lower = 0, decimal full = 1) => new()
        {
            Report = "nine-indices",
            Code = code,
            ValidFrom = InForce,
            ValidTo = Replaced,
            Number = number,
            Group = group,
            Name = name,
            NameEnglish = english,
            Rule = rule,
            RuleEnglish = ruleEnglish,
            Figure = figure,
            Maximum = group is null ? 2 : 0,
            Lower = lower,
            Full = full,
            Officials = officials,
            Basis = Act,
        };

    private static ReportGrade Grade(bool officials, decimal minimum, string name, string english) =>
        new() { Report = "nine-indices", Officials = officials, ValidFrom = InForce, Minimum = minimum, Name = name, NameEnglish = english };
}
