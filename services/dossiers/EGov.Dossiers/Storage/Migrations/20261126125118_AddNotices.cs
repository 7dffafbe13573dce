using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("set lock_timeout = '3s'");
            migrationBuilder.AddColumn<TimeOnly>(
                name: "sms_from",
                table: "one_stop_rule",
                type: "time without time zone",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.AddColumn<TimeOnly>(
                name: "sms_until",
                table: "one_stop_rule",
                type: "time without time zone",
                nullable: false,
                defaultValue: new TimeOnly(0, 0, 0));

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    petition_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    title_english = table.Column<string>(type: "text", nullable: false),
                    text_english = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    unclear_attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    claim_id = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => x.id);
                    table.ForeignKey(
                        name: "fk_notice_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_choice",
                columns: table => new
                {
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    mail = table.Column<bool>(type: "boolean", nullable: false),
                    sms = table.Column<bool>(type: "boolean", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_choice", x => x.holder_id);
                });

            migrationBuilder.CreateTable(
                name: "notice_template",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    title_english = table.Column<string>(type: "text", nullable: false),
                    text_english = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_template", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "notice_template",
                columns: new[] { "id", "channel", "kind", "text", "text_english", "title", "title_english", "valid_from", "version" },
                values: new object[,]
                {
                    { new Guid("01948000-0002-7000-8000-000000000001"), "Mail", "DossierSubmitted", "{agency} đã nhận đăng ký hồ sơ trực tuyến của Ông/Bà về thủ tục {procedure} lúc {at}.\nHồ sơ sẽ được tiếp nhận hoặc trả lời chậm nhất lúc {acceptBy}.", "{agency} registered your online submission for {procedure} at {at}.\nIt will be received or answered by {acceptBy}.", "Đã nhận đăng ký hồ sơ trực tuyến", "Online submission registered", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000002"), "Mail", "DossierReceived", "{agency} đã tiếp nhận hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} lúc {at}.\nHẹn trả kết quả: {dueAt}.\nTra cứu tình trạng hồ sơ: {trackingLink}", "{agency} received your dossier {code} for {procedure} at {at}.\nThe result is due at {dueAt}.\nTrack it here: {trackingLink}", "Đã tiếp nhận hồ sơ {code}", "Dossier {code} received", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000003"), "Mail", "DossierDeclined", "{agency} không tiếp nhận hồ sơ trực tuyến của Ông/Bà về thủ tục {procedure}.\nLý do: {reason}", "{agency} did not receive your online submission for {procedure}.\nReason: {reason}", "Hồ sơ trực tuyến không được tiếp nhận", "Online submission not received", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000004"), "Mail", "SupplementRequested", "{agency} đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ mã {code} về thủ tục {procedure}.\nNội dung và lý do: {reason}\nThời gian giải quyết tạm dừng cho đến khi nhận đủ hồ sơ.\nTra cứu tình trạng hồ sơ: {trackingLink}", "{agency} asks you to supplement dossier {code} for {procedure}.\nWhat and why: {reason}\nThe time stands still until the dossier is complete.\nTrack it here: {trackingLink}", "Yêu cầu bổ sung, hoàn thiện hồ sơ {code}", "Supplement needed for dossier {code}", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000005"), "Mail", "PaymentRequested", "{agency} đề nghị Ông/Bà thực hiện nghĩa vụ tài chính của hồ sơ mã {code} về thủ tục {procedure}.\nNội dung: {reason}\nThời gian giải quyết tạm dừng cho đến khi hoàn thành.", "{agency} asks for the payment that belongs to dossier {code} for {procedure}.\nWhat: {reason}\nThe time stands still until it is made.", "Yêu cầu thực hiện nghĩa vụ tài chính, hồ sơ {code}", "Payment needed for dossier {code}", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000006"), "Mail", "DossierStopped", "{agency} đã dừng giải quyết hồ sơ mã {code} của Ông/Bà về thủ tục {procedure}.\nLý do: {reason}", "{agency} stopped handling your dossier {code} for {procedure}.\nReason: {reason}", "Dừng giải quyết hồ sơ {code}", "Handling of dossier {code} stopped", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000007"), "Mail", "DossierResumed", "{agency} tiếp tục giải quyết hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} từ {at}.\nHẹn trả kết quả: {dueAt}.", "{agency} handles your dossier {code} for {procedure} again from {at}.\nThe result is due at {dueAt}.", "Hồ sơ {code} được tiếp tục giải quyết", "Dossier {code} is handled again", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000008"), "Mail", "ResultReady", "Hồ sơ mã {code} của Ông/Bà về thủ tục {procedure} đã giải quyết xong lúc {at}.\nKết quả: {outcome}.\nLý do: {reason}\nMời Ông/Bà đến nhận kết quả tại {agency} ngay từ bây giờ.\nThời gian đã hẹn trả: {dueAt}.", "Your dossier {code} for {procedure} was decided at {at}.\nResult: {outcome}.\nReason: {reason}\nThe result waits for you at {agency} from now on.\nIt was due at {dueAt}.", "Đã có kết quả hồ sơ {code}", "The result of dossier {code} is ready", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000009"), "Mail", "ResultReturned", "{agency} đã trả kết quả hồ sơ mã {code} về thủ tục {procedure} lúc {at}.\nXin cảm ơn Ông/Bà.", "{agency} returned the result of dossier {code} for {procedure} at {at}.\nThank you.", "Đã trả kết quả hồ sơ {code}", "The result of dossier {code} was returned", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-00000000000a"), "Mail", "DossierWithdrawn", "Hồ sơ của Ông/Bà về thủ tục {procedure} đã được rút theo yêu cầu lúc {at}.\nMã hồ sơ: {code}", "Your dossier for {procedure} was withdrawn as you wished at {at}.\nDossier code: {code}", "Hồ sơ đã được rút theo yêu cầu", "Dossier withdrawn", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000001"), "Sms", "DossierSubmitted", "{agency} đã nhận đăng ký hồ sơ trực tuyến; trả lời chậm nhất {acceptBy}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000002"), "Sms", "DossierReceived", "Hồ sơ {code} đã được tiếp nhận.\nHẹn trả: {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000003"), "Sms", "DossierDeclined", "Hồ sơ trực tuyến không được tiếp nhận. Lý do có trong thư hoặc tài khoản của Ông/Bà.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000004"), "Sms", "SupplementRequested", "Hồ sơ {code} cần bổ sung. Nội dung có trong thư hoặc tài khoản của Ông/Bà.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000005"), "Sms", "PaymentRequested", "Hồ sơ {code} cần nộp phí, lệ phí. Nội dung có trong thư hoặc tài khoản của Ông/Bà.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000006"), "Sms", "DossierStopped", "Hồ sơ {code} đã dừng giải quyết. Lý do có trong thư hoặc tài khoản của Ông/Bà.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000007"), "Sms", "DossierResumed", "Hồ sơ {code} được tiếp tục giải quyết.\nHẹn trả: {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000008"), "Sms", "ResultReady", "Hồ sơ {code} đã có kết quả. Mời Ông/Bà đến {agency} nhận.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000009"), "Sms", "ResultReturned", "Đã trả kết quả hồ sơ {code}. Xin cảm ơn Ông/Bà.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000a"), "Sms", "DossierWithdrawn", "Hồ sơ đã được rút theo yêu cầu của Ông/Bà.\nMã hồ sơ: {code}", "", "", "", new DateOnly(2000, 1, 1), 1 }
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                columns: new[] { "sms_from", "sms_until" },
                values: new object[] { new TimeOnly(7, 0, 0), new TimeOnly(22, 0, 0) });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                columns: new[] { "sms_from", "sms_until" },
                values: new object[] { new TimeOnly(7, 0, 0), new TimeOnly(22, 0, 0) });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                columns: new[] { "sms_from", "sms_until" },
                values: new object[] { new TimeOnly(7, 0, 0), new TimeOnly(22, 0, 0) });

            migrationBuilder.CreateIndex(
                name: "ix_notice_dossier",
                table: "notice",
                column: "dossier_id",
                filter: "dossier_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notice_due",
                table: "notice",
                columns: new[] { "channel", "next_attempt_at" },
                filter: "state in ('Waiting', 'Sending')");

            migrationBuilder.CreateIndex(
                name: "ix_notice_owner",
                table: "notice",
                columns: new[] { "owner_id", "id" },
                filter: "channel = 'Account'");

            migrationBuilder.CreateIndex(
                name: "ix_notice_state",
                table: "notice",
                columns: new[] { "state", "id" },
                filter: "state in ('Waiting', 'Sending', 'NotSendable', 'GivenUp')");

            migrationBuilder.CreateIndex(
                name: "ux_notice_once",
                table: "notice",
                columns: new[] { "event_id", "recipient", "channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_notice_template_day",
                table: "notice_template",
                columns: new[] { "kind", "channel", "valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "notice_choice");

            migrationBuilder.DropTable(
                name: "notice_template");

            migrationBuilder.DropColumn(
                name: "sms_from",
                table: "one_stop_rule");

            migrationBuilder.DropColumn(
                name: "sms_until",
                table: "one_stop_rule");
        }
    }
}
