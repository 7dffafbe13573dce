using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddPetitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("set lock_timeout = '3s'");
            migrationBuilder.AddColumn<int>(
                name: "petition_extension_days",
                table: "one_stop_rule",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "petition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    procedure_id = table.Column<Guid>(type: "uuid", nullable: true),
                    field = table.Column<string>(type: "text", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false),
                    asker_phone = table.Column<string>(type: "text", nullable: true),
                    asker_email = table.Column<string>(type: "text", nullable: true),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    extended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    overdue_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refusal_reason = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asker_satisfied = table.Column<bool>(type: "boolean", nullable: true),
                    published_title = table.Column<string>(type: "text", nullable: true),
                    published_question = table.Column<string>(type: "text", nullable: true),
                    published_answer = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    step_count = table.Column<int>(type: "integer", nullable: false),
                    published_search = table.Column<string>(type: "text", nullable: true, computedColumnSql: "egov_fold(published_title || ' ' || published_question || ' ' || published_answer)", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition", x => x.id);
                    table.ForeignKey(
                        name: "fk_petition_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_petition_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_petition_procedure_id",
                        column: x => x.procedure_id,
                        principalTable: "procedure",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "petition_counter",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_counter", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "petition_step",
                columns: table => new
                {
                    petition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    actor = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_petition_step", x => new { x.petition_id, x.seq });
                    table.ForeignKey(
                        name: "fk_petition_step_petition_id",
                        column: x => x.petition_id,
                        principalTable: "petition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "notice_template",
                columns: new[] { "id", "channel", "kind", "text", "text_english", "title", "title_english", "valid_from", "version" },
                values: new object[,]
                {
                    { new Guid("01948000-0002-7000-8000-00000000000d"), "Mail", "PetitionReceived", "{agency} đã nhận phản ánh, kiến nghị mã {code} của Ông/Bà lúc {at}: {title}\nThời hạn trả lời: {dueAt}.", "{agency} received your petition {code} at {at}: {title}\nIt is answered by {dueAt}.", "Đã nhận phản ánh, kiến nghị {code}", "Petition {code} received", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-00000000000e"), "Mail", "PetitionAnswered", "{agency} trả lời phản ánh, kiến nghị mã {code} của Ông/Bà: {title}\nNội dung trả lời: {reason}", "{agency} answered your petition {code}: {title}\nThe answer: {reason}", "Trả lời phản ánh, kiến nghị {code}", "Answer to petition {code}", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-00000000000f"), "Mail", "ApologySent", "{agency} xin lỗi Ông/Bà vì hồ sơ mã {code} về thủ tục {procedure} không được giải quyết đúng hẹn.\nThời gian đã hẹn trả: {formerDueAt}.\nLý do: {reason}\nThời gian hẹn trả mới: {dueAt}.", "{agency} apologises: dossier {code} for {procedure} is not decided in time.\nIt was due at {formerDueAt}.\nReason: {reason}\nIt is due at {dueAt} now.", "Xin lỗi và đề nghị gia hạn thời gian giải quyết hồ sơ {code}", "Apology and new date for dossier {code}", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000010"), "Mail", "DossierSilent", "Hồ sơ của Ông/Bà về thủ tục {procedure} đang ở {agency} và chưa có bước xử lý mới trong thời gian quy định. Người phụ trách cơ quan đã được báo.\nMã hồ sơ: {code}\nTra cứu tình trạng hồ sơ: {trackingLink}", "Your dossier for {procedure} is with {agency}; nothing has happened to it for longer than the rule allows. The supervisor there was told.\nDossier code: {code}\nTrack it here: {trackingLink}", "Tình hình giải quyết hồ sơ về thủ tục {procedure}", "Where your dossier for {procedure} stands", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000d"), "Sms", "PetitionReceived", "Phản ánh, kiến nghị {code} đã được nhận; trả lời chậm nhất {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000e"), "Sms", "PetitionAnswered", "Phản ánh, kiến nghị {code} đã được trả lời. Nội dung có trong thư hoặc khi tra cứu bằng mã.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-00000000000f"), "Sms", "ApologySent", "Xin lỗi Ông/Bà: hồ sơ {code} trả kết quả chậm. Hẹn trả mới: {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000010"), "Sms", "DossierSilent", "Hồ sơ của Ông/Bà chưa có bước xử lý mới; người phụ trách đã được báo.\nMã hồ sơ: {code}", "", "", "", new DateOnly(2000, 1, 1), 1 }
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                column: "petition_extension_days",
                value: 5);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                column: "petition_extension_days",
                value: 5);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                column: "petition_extension_days",
                value: 5);

            migrationBuilder.CreateIndex(
                name: "ix_petition_agency",
                table: "petition",
                columns: new[] { "agency_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_petition_due",
                table: "petition",
                column: "due_at",
                filter: "state in ('Received', 'Accepted') and overdue_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_petition_owner",
                table: "petition",
                columns: new[] { "owner_id", "id" },
                filter: "owner_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_petition_published",
                table: "petition",
                columns: new[] { "published_at", "id" },
                filter: "published_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_petition_published_search",
                table: "petition",
                column: "published_search")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ux_petition_code",
                table: "petition",
                column: "code",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_notice_petition_id",
                table: "notice",
                column: "petition_id",
                principalTable: "petition",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_notice_petition_id",
                table: "notice");

            migrationBuilder.DropTable(
                name: "petition_counter");

            migrationBuilder.DropTable(
                name: "petition_step");

            migrationBuilder.DropTable(
                name: "petition");

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-00000000000d"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-00000000000e"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-00000000000f"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000010"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-00000000000d"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-00000000000e"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-00000000000f"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000010"));

            migrationBuilder.DropColumn(
                name: "petition_extension_days",
                table: "one_stop_rule");
        }
    }
}
