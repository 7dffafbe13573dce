using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddReportExports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_export",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    asked = table.Column<string>(type: "jsonb", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: true),
                    line = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rows_done = table.Column<long>(type: "bigint", nullable: false),
                    rows_total = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    attempt_id = table.Column<Guid>(type: "uuid", nullable: true),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true),
                    length = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_export", x => x.id);
                    table.CheckConstraint("ck_report_export_attempt", "(state = 'Running') = (leased_until is not null) and (state <> 'Running' or attempt_id is not null)");
                    table.ForeignKey(
                        name: "fk_report_export_agency_id",
                        column: x => x.agency_id,
                        principalTable: "agency",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_report_export_open",
                table: "report_export",
                columns: new[] { "asked_at", "id" },
                filter: "state in ('Queued', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_report_export_owner",
                table: "report_export",
                columns: new[] { "owner_id", "id" });

            // Reports compare days with the period's ends, so that a day says one of two things however many days there are, and a procedure goes
            // through few of an agency's rooms. The planner, which would take their numbers for that of the groups, then adds up in parallel.
            // Nothing asks for one of them as such.
            migrationBuilder.Sql("""
                set lock_timeout = '3s';
                alter table participation alter arrived_day set (n_distinct = 2), alter due_day set (n_distinct = 2), alter finished_day set (n_distinct = 2);
                alter table holding alter turn_day set (n_distinct = 2), alter step_day set (n_distinct = 2), alter due_day set (n_distinct = 2),
                    alter finished_day set (n_distinct = 2), alter procedure_version_id set (n_distinct = 2);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                alter table holding alter procedure_version_id reset (n_distinct), alter finished_day reset (n_distinct), alter due_day reset (n_distinct), alter step_day reset (n_distinct), alter turn_day reset (n_distinct);
                alter table participation alter finished_day reset (n_distinct), alter due_day reset (n_distinct), alter arrived_day reset (n_distinct);
                """);

            migrationBuilder.DropTable(
                name: "report_export");
        }
    }
}
