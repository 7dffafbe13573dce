using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddReportScores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The service index counts dossiers with digital components from this index and nothing else.
            migrationBuilder.Sql("""
                set lock_timeout = '3s';
                create index ix_filed_paper_component on filed_paper (dossier_id) include (filed_at, removed_at, kept_paper_id) where component is not null;
                """);
            migrationBuilder.CreateTable(
                name: "report_criterion",
                columns: table => new
                {
                    report = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_english = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    rule_english = table.Column<string>(type: "text", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: true),
                    maximum = table.Column<decimal>(type: "numeric", nullable: false),
                    lower = table.Column<decimal>(type: "numeric", nullable: false),
                    full = table.Column<decimal>(type: "numeric", nullable: false),
                    officials = table.Column<bool>(type: "boolean", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_criterion", x => new { x.report, x.code, x.valid_from });
                    table.CheckConstraint("ck_report_criterion_bounds", "maximum >= 0 and lower between 0 and 1 and \"full\" > 0 and lower <= \"full\"");
                });

            migrationBuilder.CreateTable(
                name: "report_grade",
                columns: table => new
                {
                    report = table.Column<string>(type: "text", nullable: false),
                    officials = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    minimum = table.Column<decimal>(type: "numeric", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_english = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_grade", x => new { x.report, x.officials, x.valid_from, x.minimum });
                });

            migrationBuilder.CreateTable(
                name: "report_target",
                columns: table => new
                {
                    figure = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    share = table.Column<decimal>(type: "numeric", nullable: true),
                    basis = table.Column<string>(type: "text", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_target", x => new { x.figure, x.level, x.number });
                    table.CheckConstraint("ck_report_target_share", "share between 0 and 1");
                });

            migrationBuilder.InsertData(
                table: "report_criterion",
                columns: new[] { "code", "report", "valid_from", "basis", "figure", "full", "group", "lower", "maximum", "name", "name_english", "number", "officials", "rule", "rule_english", "valid_to" },
                values: new object[,]
                {
                    { "1", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "totalTime", 1m, null, 0m, 2m, "Thời gian thực hiện thủ tục so với quy định", "Time of the procedure against the rule", 1, false, "Ngắn hơn 2, bằng 1, dài hơn 0; điểm trung bình của các hồ sơ", "Shorter 2, equal 1, longer 0; mean over the dossiers", new DateOnly(2025, 9, 15) },
                    { "2", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "unitTime", 1m, null, 0m, 2m, "Thời gian thực hiện của từng đơn vị tham gia", "Time of each unit that takes part", 2, true, "Ngắn hơn 2, bằng 1, dài hơn 0; điểm trung bình của các lượt xử lý", "Shorter 2, equal 1, longer 0; mean over the turns", new DateOnly(2025, 9, 15) },
                    { "3", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "contacts", 1m, null, 0m, 2m, "Số lần liên hệ để hoàn thiện hồ sơ", "Contacts needed to complete the dossier", 3, true, "Không lần nào 2, một lần 1, hơn một lần 0", "None 2, one 1, more 0", new DateOnly(2025, 9, 15) },
                    { "4", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", null, 1m, null, 0m, 2m, "Số cơ quan phải liên hệ để hoàn thiện hồ sơ", "Agencies to be contacted to complete the dossier", 4, false, "Hệ thống không ghi tổ chức, cá nhân đã đến những cơ quan nào", "The platform does not record which agencies an applicant went to", new DateOnly(2025, 9, 15) },
                    { "5", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", null, 1m, null, 0m, 2m, "Thực hiện tại Bộ phận Một cửa", "Done at the one-stop desk", 5, false, "Mức 20 %, 50 %, 100 % thủ tục; hệ thống không ghi nơi thẩm định, phê duyệt", "20, 50, 100 % of procedures; where it is appraised and approved is not recorded", new DateOnly(2025, 9, 15) },
                    { "6", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", null, 1m, null, 0m, 2m, "Công khai các nội dung thủ tục", "Publicity of the procedures", 6, false, "Việc niêm yết do người kiểm tra chấm", "What is posted is scored by an inspector", new DateOnly(2025, 9, 15) },
                    { "7", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "attitude", 1m, null, 0m, 2m, "Thái độ khi giải quyết thủ tục", "Attitude", 7, true, "Trước hạn và không có phản ánh 2, đúng hạn 1, có phản ánh hoặc quá hạn 0", "Early without a petition 2, on time 1, with a petition or late 0", new DateOnly(2025, 9, 15) },
                    { "8", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "petitionsInTimeRatio", 1m, null, 0.9m, 2m, "Tiếp thu, giải trình phản ánh, kiến nghị", "Answers to petitions", 8, false, "100 % đúng hạn 2, từ 90 % 1, dưới 90 % 0", "All in time 2, from 90 % 1, less 0", new DateOnly(2025, 9, 15) },
                    { "9", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "onlineRatio", 0.3m, null, 0.15m, 2m, "Tiếp nhận, giải quyết trực tuyến", "Online service", 9, false, "Từ 20 % thủ tục và 30 % hồ sơ trực tuyến, không hồ sơ nào quá hạn 2; từ 15 % hồ sơ 1; còn lại 0", "From 20 % of procedures and 30 % of dossiers online, none overdue 2; from 15 % of dossiers 1; else 0", new DateOnly(2025, 9, 15) },
                    { "9.1", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "onlineProcedureRatio", 0.2m, "9", 0m, 0m, "Thủ tục cung cấp trực tuyến", "Procedures offered online", 10, false, "Điều kiện của chỉ số 9: từ 20 %", "Condition of index 9: from 20 %", new DateOnly(2025, 9, 15) },
                    { "9.2", "nine-indices", new DateOnly(2019, 1, 6), "TT 01/2018/TT-VPCP, Điều 13-15", "onlineInTermRatio", 1m, "9", 0m, 0m, "Hồ sơ trực tuyến không quá hạn", "Online dossiers not overdue", 11, false, "Điều kiện của chỉ số 9: tất cả", "Condition of index 9: all of them", new DateOnly(2025, 9, 15) },
                    { "I", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, null, 0m, 18m, "Công khai, minh bạch", "Openness", 1, false, "Tổng điểm các chỉ số thành phần", "Sum of the points of its parts", null },
                    { "I.1", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, "I", 0m, 4m, "Thủ tục được công bố đúng hạn", "Procedures published in time", 2, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "I.2", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", null, 1m, "I", 0m, 4m, "Thủ tục được cập nhật, công khai đúng hạn", "Procedures updated and made public in time", 3, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "I.3", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "completeRatio", 1m, "I", 0m, 4m, "Thủ tục công khai đủ các nội dung bắt buộc", "Procedures published with all required parts", 4, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "I.4", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", null, 1m, "I", 0m, 6m, "Hồ sơ đồng bộ đầy đủ lên Cổng Dịch vụ công quốc gia", "Dossiers passed on to the national portal", 5, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "II", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, null, 0m, 20m, "Tiến độ, kết quả giải quyết", "Progress and results", 6, false, "Tổng điểm các chỉ số thành phần", "Sum of the points of its parts", null },
                    { "II.1", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", "onTimeRatio", 1m, "II", 0m, 20m, "Hồ sơ giải quyết trước hạn, đúng hạn", "Dossiers resolved early or on time", 7, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "III", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, null, 0m, 22m, "Số hóa hồ sơ", "Digitisation", 8, false, "Tổng điểm các chỉ số thành phần", "Sum of the points of its parts", null },
                    { "III.1", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "digitisedRatio", 1m, "III", 0m, 8m, "Hồ sơ tiếp nhận có thành phần được số hóa", "Dossiers received with digitised components", 9, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "III.2", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "digitalResultRatio", 1m, "III", 0m, 8m, "Hồ sơ giải quyết xong có kết quả điện tử", "Dossiers handled with a digital result", 10, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "III.3", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "reusedRatio", 1m, "III", 0m, 6m, "Hồ sơ sử dụng lại thành phần đã số hóa", "Dossiers that use digitised components again", 11, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "IV", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, null, 0m, 22m, "Cung cấp dịch vụ trực tuyến", "Online services", 12, false, "Tổng điểm các chỉ số thành phần", "Sum of the points of its parts", null },
                    { "IV.1", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "onlineProcedureRatio", 1m, "IV", 0m, 4m, "Thủ tục cung cấp trực tuyến một phần, toàn trình", "Procedures offered online", 13, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "IV.2", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "onlineRatio", 1m, "IV", 0m, 8m, "Hồ sơ nộp trực tuyến", "Dossiers submitted online", 14, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "IV.3", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "onlinePaymentRatio", 1m, "IV", 0m, 10m, "Hồ sơ thanh toán trực tuyến", "Dossiers paid online", 15, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "V", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", null, 1m, null, 0m, 18m, "Mức độ hài lòng", "Satisfaction", 16, false, "Tổng điểm các chỉ số thành phần", "Sum of the points of its parts", null },
                    { "V.1", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "petitionsInTimeRatio", 1m, "V", 0m, 6m, "Phản ánh, kiến nghị xử lý đúng hạn", "Petitions answered in time", 17, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "V.2", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg; điểm của nhóm theo quyết định, chia trong nhóm theo hệ thống", "petitionsSatisfiedRatio", 1m, "V", 0m, 6m, "Hài lòng trong xử lý phản ánh, kiến nghị", "Satisfaction with the answers to petitions", 18, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null },
                    { "V.3", "service-index", new DateOnly(2022, 6, 23), "QĐ 766/QĐ-TTg", "satisfactionRatio", 1m, "V", 0m, 6m, "Hài lòng trong tiếp nhận, giải quyết thủ tục hành chính", "Satisfaction with the handling of procedures", 19, false, "Tỷ lệ đạt được × điểm tối đa", "Share reached × maximum", null }
                });

            migrationBuilder.InsertData(
                table: "report_grade",
                columns: new[] { "minimum", "officials", "report", "valid_from", "name", "name_english" },
                values: new object[,]
                {
                    { 0m, false, "nine-indices", new DateOnly(2019, 1, 6), "Yếu", "Weak" },
                    { 6m, false, "nine-indices", new DateOnly(2019, 1, 6), "Trung bình", "Average" },
                    { 9m, false, "nine-indices", new DateOnly(2019, 1, 6), "Khá", "Fair" },
                    { 12m, false, "nine-indices", new DateOnly(2019, 1, 6), "Tốt", "Good" },
                    { 15m, false, "nine-indices", new DateOnly(2019, 1, 6), "Xuất sắc", "Excellent" },
                    { 0m, true, "nine-indices", new DateOnly(2019, 1, 6), "Hoàn thành dưới 70 %", "Less than 70 %" },
                    { 3.5m, true, "nine-indices", new DateOnly(2019, 1, 6), "Hoàn thành từ 70 % đến dưới 100 %", "70 % to less than 100 %" },
                    { 5m, true, "nine-indices", new DateOnly(2019, 1, 6), "Hoàn thành 100 %", "100 %" }
                });

            migrationBuilder.InsertData(
                table: "report_target",
                columns: new[] { "figure", "level", "number", "basis", "set_at", "share", "valid_from" },
                values: new object[,]
                {
                    { "onlineRatio", "Commune", 1, "Chỉ tiêu nộp hồ sơ trực tuyến của tỉnh", new DateTimeOffset(new DateTime(2022, 6, 22, 17, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0.7m, new DateOnly(2022, 6, 23) },
                    { "onlineRatio", "District", 1, "Chỉ tiêu nộp hồ sơ trực tuyến của tỉnh", new DateTimeOffset(new DateTime(2022, 6, 22, 17, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0.9m, new DateOnly(2022, 6, 23) },
                    { "onlineRatio", "Province", 1, "Chỉ tiêu nộp hồ sơ trực tuyến của tỉnh", new DateTimeOffset(new DateTime(2022, 6, 22, 17, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 0.9m, new DateOnly(2022, 6, 23) }
                });

            migrationBuilder.CreateIndex(
                name: "ux_report_target_day",
                table: "report_target",
                columns: new[] { "figure", "level", "valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_filed_paper_component");
            migrationBuilder.DropTable(
                name: "report_criterion");

            migrationBuilder.DropTable(
                name: "report_grade");

            migrationBuilder.DropTable(
                name: "report_target");
        }
    }
}
