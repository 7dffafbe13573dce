using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddSupplements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "hand_on_minutes",
                table: "one_stop_rule",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "hand_on_by",
                table: "dossier",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "handed_on_at",
                table: "dossier",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "document_counter",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_counter", x => new { x.agency_id, x.year, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "dossier_stop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    cause = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: true),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    online = table.Column<bool>(type: "boolean", nullable: false),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier_stop", x => x.id);
                    table.ForeignKey(
                        name: "fk_dossier_stop_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reason_template",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    vietnamese = table.Column<string>(type: "text", nullable: false),
                    english = table.Column<string>(type: "text", nullable: false),
                    needs_words = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reason_template", x => new { x.code, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "refusal_notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: true),
                    official_name = table.Column<string>(type: "text", nullable: true),
                    procedure_code = table.Column<string>(type: "text", nullable: true),
                    applicant_kind = table.Column<string>(type: "text", nullable: false),
                    applicant_name = table.Column<string>(type: "text", nullable: false),
                    applicant_identity = table.Column<string>(type: "text", nullable: true),
                    applicant_phone = table.Column<string>(type: "text", nullable: true),
                    applicant_email = table.Column<string>(type: "text", nullable: true),
                    applicant_address = table.Column<string>(type: "text", nullable: true),
                    subject = table.Column<string>(type: "text", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    refused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refuse_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_notice", x => x.id);
                    table.ForeignKey(
                        name: "fk_refusal_notice_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refusal_notice_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplement_option",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    policy = table.Column<string>(type: "text", nullable: true),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplement_option", x => new { x.agency_id, x.number });
                    table.ForeignKey(
                        name: "fk_supplement_option_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "supplement_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: true),
                    official_name = table.Column<string>(type: "text", nullable: true),
                    items = table.Column<string>(type: "jsonb", nullable: false),
                    contact = table.Column<string>(type: "jsonb", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ask_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    is_repeated = table.Column<bool>(type: "boolean", nullable: false),
                    superior_reason = table.Column<string>(type: "text", nullable: true),
                    before_acceptance = table.Column<bool>(type: "boolean", nullable: false),
                    answer_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_online = table.Column<bool>(type: "boolean", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    waived = table.Column<string>(type: "jsonb", nullable: false),
                    answer_note = table.Column<string>(type: "text", nullable: true),
                    expired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplement_request", x => x.id);
                    table.ForeignKey(
                        name: "fk_supplement_request_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_supplement_request_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                column: "hand_on_minutes",
                value: 60);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                column: "hand_on_minutes",
                value: 60);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                column: "hand_on_minutes",
                value: 60);

            migrationBuilder.InsertData(
                table: "reason_template",
                columns: new[] { "code", "valid_from", "english", "kind", "needs_words", "valid_to", "vietnamese" },
                values: new object[,]
                {
                    { "BS-BANSAO", new DateOnly(2000, 1, 1), "The copy is not certified or not compared with the original", "Supplement", false, null, "Bản sao chưa được chứng thực hoặc chưa đối chiếu với bản chính" },
                    { "BS-HETHAN", new DateOnly(2000, 1, 1), "The paper is not valid any more", "Supplement", false, null, "Giấy tờ đã hết giá trị sử dụng" },
                    { "BS-KHAC", new DateOnly(2000, 1, 1), "Another reason", "Supplement", true, null, "Lý do khác" },
                    { "BS-KHONGRO", new DateOnly(2000, 1, 1), "The scan cannot be read", "Supplement", false, null, "Bản chụp, bản quét không đọc được" },
                    { "BS-KYTEN", new DateOnly(2000, 1, 1), "A signature or seal is missing, or of somebody without the power to sign", "Supplement", false, null, "Thiếu chữ ký, con dấu hoặc người ký không đúng thẩm quyền" },
                    { "BS-SAI", new DateOnly(2000, 1, 1), "What is declared is wrong or not complete", "Supplement", false, null, "Nội dung kê khai chưa đúng hoặc chưa đầy đủ" },
                    { "BS-THIEU", new DateOnly(2000, 1, 1), "A required component is missing", "Supplement", false, null, "Thiếu thành phần hồ sơ theo quy định" },
                    { "DG-CHOKETQUA", new DateOnly(2000, 1, 1), "Another agency's result has to come first", "Stop", false, null, "Chờ kết quả giải quyết của cơ quan khác" },
                    { "DG-KHAC", new DateOnly(2000, 1, 1), "Another reason", "Stop", true, null, "Lý do khác" },
                    { "DG-QUAHAN", new DateOnly(2000, 1, 1), "The supplement was not brought in time", "Stop", false, null, "Quá thời hạn bổ sung hồ sơ" },
                    { "DG-YEUCAU", new DateOnly(2000, 1, 1), "The applicant asks to stop", "Stop", false, null, "Người nộp hồ sơ đề nghị dừng giải quyết" },
                    { "TC-DIEUKIEN", new DateOnly(2000, 1, 1), "The conditions of the law are not met", "Refusal", false, null, "Không đủ điều kiện theo quy định của pháp luật" },
                    { "TC-GIAYTO", new DateOnly(2000, 1, 1), "A paper is not lawful", "Refusal", false, null, "Giấy tờ không hợp pháp" },
                    { "TC-KHAC", new DateOnly(2000, 1, 1), "Another reason", "Refusal", true, null, "Lý do khác" },
                    { "TC-THAMQUYEN", new DateOnly(2000, 1, 1), "Not within the competence of the agency", "Refusal", false, null, "Không thuộc thẩm quyền giải quyết của cơ quan" },
                    { "TC-TRUNG", new DateOnly(2000, 1, 1), "The same dossier was handed in before", "Refusal", false, null, "Trùng với hồ sơ đã nộp" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_holding_acceptance",
                table: "holding",
                columns: new[] { "agency_id", "from_at" },
                filter: "state = 1 and leads");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_hand_on_late",
                table: "dossier",
                columns: new[] { "receiving_agency_id", "hand_on_by" },
                filter: "hand_on_by is not null and (handed_on_at is null or handed_on_at > hand_on_by)");

            migrationBuilder.CreateIndex(
                name: "ix_dossier_stop_agency",
                table: "dossier_stop",
                columns: new[] { "agency_id", "stopped_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_stop_dossier",
                table: "dossier_stop",
                columns: new[] { "dossier_id", "stopped_at" });

            migrationBuilder.CreateIndex(
                name: "ix_refusal_notice_agency",
                table: "refusal_notice",
                columns: new[] { "agency_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_refusal_notice_dossier",
                table: "refusal_notice",
                column: "dossier_id",
                filter: "dossier_id is not null");

            migrationBuilder.CreateIndex(
                name: "ux_supplement_option_day",
                table: "supplement_option",
                columns: new[] { "agency_id", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_supplement_request_agency",
                table: "supplement_request",
                columns: new[] { "agency_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_supplement_request_answer_by",
                table: "supplement_request",
                column: "answer_by",
                filter: "answered_at is null and expired_at is null and closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ux_supplement_request_number",
                table: "supplement_request",
                columns: new[] { "dossier_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_supplement_request_open",
                table: "supplement_request",
                column: "dossier_id",
                unique: true,
                filter: "answered_at is null and expired_at is null and closed_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "document_counter");

            migrationBuilder.DropTable(
                name: "dossier_stop");

            migrationBuilder.DropTable(
                name: "reason_template");

            migrationBuilder.DropTable(
                name: "refusal_notice");

            migrationBuilder.DropTable(
                name: "supplement_option");

            migrationBuilder.DropTable(
                name: "supplement_request");

            migrationBuilder.DropIndex(
                name: "ix_holding_acceptance",
                table: "holding");

            migrationBuilder.DropIndex(
                name: "ix_dossier_hand_on_late",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "hand_on_minutes",
                table: "one_stop_rule");

            migrationBuilder.DropColumn(
                name: "hand_on_by",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "handed_on_at",
                table: "dossier");
        }
    }
}
