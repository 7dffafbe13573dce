using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddDeadlines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "apology_proposal_days",
                table: "one_stop_rule",
                type: "integer",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rescheduled_at",
                table: "dossier",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "rescheduled_to",
                table: "dossier",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "apology",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receiving_agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sign_by = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proposed_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    new_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    in_time = table.Column<bool>(type: "boolean", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    closed_by_name = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apology", x => x.id);
                    table.CheckConstraint("ck_apology_closed", "(state = 'Proposed') = (closed_at is null)");
                    table.CheckConstraint("ck_apology_later", "new_due_at > due_at");
                    table.CheckConstraint("ck_apology_sent", "(state = 'Sent') = (new_due_at is not null and in_time is not null)");
                    table.ForeignKey(
                        name: "fk_apology_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deadline_notice",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    official_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    acknowledged_name = table.Column<string>(type: "text", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadline_notice", x => new { x.dossier_id, x.kind, x.subject_at });
                    table.CheckConstraint("ck_deadline_notice_kind", "kind in ('DueSoon', 'ApologyProposed', 'Overdue', 'Silent')");
                    table.ForeignKey(
                        name: "fk_deadline_notice_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "silence_limit",
                columns: table => new
                {
                    state = table.Column<short>(type: "smallint", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_silence_limit", x => new { x.state, x.valid_from });
                    table.CheckConstraint("ck_silence_limit_days", "working_days > 0");
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                column: "apology_proposal_days",
                value: 2);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                column: "apology_proposal_days",
                value: 2);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                column: "apology_proposal_days",
                value: 2);

            migrationBuilder.InsertData(
                table: "silence_limit",
                columns: new[] { "state", "valid_from", "working_days" },
                values: new object[,]
                {
                    { (short)1, new DateOnly(2000, 1, 1), 2 },
                    { (short)2, new DateOnly(2000, 1, 1), 2 },
                    { (short)4, new DateOnly(2000, 1, 1), 5 },
                    { (short)5, new DateOnly(2000, 1, 1), 10 },
                    { (short)6, new DateOnly(2000, 1, 1), 10 },
                    { (short)8, new DateOnly(2000, 1, 1), 15 },
                    { (short)9, new DateOnly(2000, 1, 1), 10 }
                });

            migrationBuilder.CreateIndex(
                name: "ix_apology_open",
                table: "apology",
                columns: new[] { "receiving_agency_id", "sign_by", "id" },
                filter: "state = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ix_apology_sent",
                table: "apology",
                columns: new[] { "agency_id", "closed_at", "id" },
                filter: "state = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ux_apology_open",
                table: "apology",
                column: "dossier_id",
                unique: true,
                filter: "state = 'Proposed'");

            migrationBuilder.CreateIndex(
                name: "ux_apology_sent",
                table: "apology",
                column: "dossier_id",
                unique: true,
                filter: "state = 'Sent'");

            migrationBuilder.CreateIndex(
                name: "ix_deadline_notice_found",
                table: "deadline_notice",
                columns: new[] { "agency_id", "kind", "found_at", "dossier_id" });

            // What the sweep walks: an agency's running due times in order, and what it holds by how long nothing has happened.
            migrationBuilder.Sql("""
                create index ix_dossier_due on dossier (receiving_agency_id, due_at, id) where due_at is not null and finished_at is null;
                create index ix_holding_silence on holding (agency_id, from_at, dossier_id) where leads and until_at is null and state in (1, 2, 4, 5, 6, 8, 9);
                create index ix_apology_dossier on apology (dossier_id);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_apology_dossier;
                drop index ix_holding_silence;
                drop index ix_dossier_due;
                """);

            migrationBuilder.DropTable(
                name: "apology");

            migrationBuilder.DropTable(
                name: "deadline_notice");

            migrationBuilder.DropTable(
                name: "silence_limit");

            migrationBuilder.DropColumn(
                name: "apology_proposal_days",
                table: "one_stop_rule");

            migrationBuilder.DropColumn(
                name: "rescheduled_at",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "rescheduled_to",
                table: "dossier");
        }
    }
}
