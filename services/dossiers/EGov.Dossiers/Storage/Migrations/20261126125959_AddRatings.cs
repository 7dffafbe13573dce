using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddRatings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("set lock_timeout = '3s'");
            migrationBuilder.AddColumn<int>(
                name: "rating_days",
                table: "one_stop_rule",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "rating",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    level = table.Column<short>(type: "smallint", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    rated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    rated_on = table.Column<DateOnly>(type: "date", nullable: false),
                    appraisal = table.Column<string>(type: "text", nullable: true),
                    appraisal_reason = table.Column<string>(type: "text", nullable: true),
                    appraised_by = table.Column<Guid>(type: "uuid", nullable: true),
                    appraised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating", x => x.id);
                    table.CheckConstraint("ck_rating_level", "level between 1 and 5");
                    table.ForeignKey(
                        name: "fk_rating_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_rating_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rating_link",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rating_link", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_rating_link_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "survey_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    text_english = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_question", x => x.id);
                });

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000005"),
                columns: new[] { "text", "text_english", "title", "title_english" },
                values: new object[] { "{agency} đề nghị Ông/Bà thực hiện nghĩa vụ tài chính của hồ sơ về thủ tục {procedure}.\nMã hồ sơ: {code}\nSố tiền: {amount} đồng\nNội dung: {reason}", "{agency} asks for the payment that belongs to your dossier for {procedure}.\nDossier code: {code}\nAmount: {amount} dong\nWhat: {reason}", "Yêu cầu thực hiện nghĩa vụ tài chính", "Payment needed" });

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000009"),
                columns: new[] { "text", "text_english" },
                values: new object[] { "{agency} đã trả kết quả hồ sơ mã {code} về thủ tục {procedure} lúc {at}.\nMời Ông/Bà đánh giá mức độ hài lòng: {ratingLink}\nXin cảm ơn Ông/Bà.", "{agency} returned the result of dossier {code} for {procedure} at {at}.\nPlease tell us how content you are: {ratingLink}\nThank you." });

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000005"),
                column: "text",
                value: "Hồ sơ của Ông/Bà cần nộp {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}");

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000009"),
                column: "text",
                value: "Đã trả kết quả hồ sơ {code}. Xin cảm ơn Ông/Bà.\nĐánh giá: {ratingLink}");

            migrationBuilder.InsertData(
                table: "notice_template",
                columns: new[] { "id", "channel", "kind", "text", "text_english", "title", "title_english", "valid_from", "version" },
                values: new object[,]
                {
                    { new Guid("01948000-0002-7000-8000-00000000000b"), "Mail", "PaymentReceived", "{agency} đã nhận {amount} đồng của Ông/Bà cho thủ tục {procedure} lúc {at}.\nMã hồ sơ: {code}", "{agency} received {amount} dong from you for {procedure} at {at}.\nDossier code: {code}", "Đã nhận đủ phí, lệ phí", "Payment received", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-00000000000c"), "Mail", "PaymentRefunded", "{agency} đã hoàn trả {amount} đồng cho Ông/Bà, thủ tục {procedure}, lúc {at}.\nMã hồ sơ: {code}", "{agency} refunded {amount} dong to you for {procedure} at {at}.\nDossier code: {code}", "Đã hoàn trả phí, lệ phí", "Payment refunded", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000b"), "Sms", "PaymentReceived", "Đã nhận {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000c"), "Sms", "PaymentRefunded", "Đã hoàn trả {amount} đồng phí, lệ phí.\nMã hồ sơ: {code}", "", "", "", new DateOnly(2000, 1, 1), 1 }
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                column: "rating_days",
                value: 30);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                column: "rating_days",
                value: 30);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                column: "rating_days",
                value: 30);

            migrationBuilder.InsertData(
                table: "survey_question",
                columns: new[] { "id", "code", "number", "text", "text_english", "valid_from", "valid_to", "version" },
                values: new object[,]
                {
                    { new Guid("01948000-0001-7001-8000-000000000001"), "CONG_KHAI", 1, "Thủ tục được niêm yết công khai, đầy đủ, dễ tìm", "The procedure is published in full and easy to find", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000002"), "HUONG_DAN", 2, "Cán bộ hướng dẫn rõ ràng, đầy đủ trong một lần", "The officials explain clearly, completely and at once", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000003"), "THANH_PHAN", 3, "Giấy tờ phải nộp đúng như quy định", "The papers asked for are the published ones", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000004"), "THAI_DO", 4, "Cán bộ lịch sự, đúng mực", "The officials are polite", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000005"), "NANG_LUC", 5, "Cán bộ thành thạo công việc", "The officials know their work", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000006"), "DI_LAI", 6, "Số lần phải đến cơ quan hợp lý", "The number of visits is reasonable", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000007"), "THOI_GIAN", 7, "Kết quả được trả đúng hẹn", "The result came on time", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000008"), "KET_QUA", 8, "Kết quả đúng, đủ thông tin, không sai sót", "The result is right and complete", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-000000000009"), "PHI", 9, "Phí, lệ phí đúng mức công bố", "Fees and charges are the published ones", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-00000000000a"), "CO_SO", 10, "Nơi tiếp nhận thuận tiện, đủ chỗ ngồi và trang thiết bị", "The desk is convenient and well equipped", new DateOnly(2000, 1, 1), null, 1 },
                    { new Guid("01948000-0001-7001-8000-00000000000b"), "TRUC_TUYEN", 11, "Nộp và tra cứu hồ sơ trực tuyến dễ dàng", "Submitting and tracking online is easy", new DateOnly(2000, 1, 1), null, 1 }
                });

            migrationBuilder.CreateIndex(
                name: "ix_rating_agency_day",
                table: "rating",
                columns: new[] { "agency_id", "rated_on" })
                .Annotation("Npgsql:IndexInclude", new[] { "level" });

            migrationBuilder.CreateIndex(
                name: "ux_rating_dossier",
                table: "rating",
                column: "dossier_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_survey_question_day",
                table: "survey_question",
                columns: new[] { "code", "valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rating");

            migrationBuilder.DropTable(
                name: "rating_link");

            migrationBuilder.DropTable(
                name: "survey_question");

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-00000000000b"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-00000000000c"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-00000000000b"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-00000000000c"));

            migrationBuilder.DropColumn(
                name: "rating_days",
                table: "one_stop_rule");

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000005"),
                columns: new[] { "text", "text_english", "title", "title_english" },
                values: new object[] { "{agency} đề nghị Ông/Bà thực hiện nghĩa vụ tài chính của hồ sơ mã {code} về thủ tục {procedure}.\nNội dung: {reason}\nThời gian giải quyết tạm dừng cho đến khi hoàn thành.", "{agency} asks for the payment that belongs to dossier {code} for {procedure}.\nWhat: {reason}\nThe time stands still until it is made.", "Yêu cầu thực hiện nghĩa vụ tài chính, hồ sơ {code}", "Payment needed for dossier {code}" });

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000009"),
                columns: new[] { "text", "text_english" },
                values: new object[] { "{agency} đã trả kết quả hồ sơ mã {code} về thủ tục {procedure} lúc {at}.\nXin cảm ơn Ông/Bà.", "{agency} returned the result of dossier {code} for {procedure} at {at}.\nThank you." });

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000005"),
                column: "text",
                value: "Hồ sơ {code} cần nộp phí, lệ phí. Nội dung có trong thư hoặc tài khoản của Ông/Bà.");

            migrationBuilder.UpdateData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000009"),
                column: "text",
                value: "Đã trả kết quả hồ sơ {code}. Xin cảm ơn Ông/Bà.");
        }
    }
}
