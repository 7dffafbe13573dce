using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddOneStopRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "one_stop_rule",
                columns: table => new
                {
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false),
                    acceptance_hours = table.Column<int>(type: "integer", nullable: false),
                    hand_on_cutoff = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    supplement_working_days = table.Column<int>(type: "integer", nullable: false),
                    supplement_answer_days = table.Column<int>(type: "integer", nullable: false),
                    warning_hours = table.Column<int>(type: "integer", nullable: false),
                    apology_working_days = table.Column<int>(type: "integer", nullable: false),
                    silence_days = table.Column<int>(type: "integer", nullable: false),
                    petition_working_days = table.Column<int>(type: "integer", nullable: false),
                    forms = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_stop_rule", x => x.valid_from);
                });

            migrationBuilder.CreateTable(
                name: "work_hold",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    until_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_hold", x => x.id);
                    table.CheckConstraint("ck_work_hold_only", "id = 1");
                });

            migrationBuilder.InsertData(
                table: "one_stop_rule",
                columns: new[] { "valid_from", "acceptance_hours", "apology_working_days", "basis", "forms", "hand_on_cutoff", "petition_working_days", "silence_days", "supplement_answer_days", "supplement_working_days", "warning_hours" },
                values: new object[,]
                {
                    { new DateOnly(2000, 1, 1), 8, 1, "NĐ 61/2018/NĐ-CP, TT 01/2018/TT-VPCP", "Tt012018", new TimeOnly(15, 0, 0), 10, 5, 30, 3, 24 },
                    { new DateOnly(2025, 7, 1), 8, 1, "NĐ 118/2025/NĐ-CP, TT 01/2018/TT-VPCP", "Tt012018", new TimeOnly(15, 0, 0), 10, 5, 30, 3, 24 },
                    { new DateOnly(2025, 9, 15), 8, 1, "NĐ 118/2025/NĐ-CP, TT 03/2025/TT-VPCP", "Tt032025", new TimeOnly(15, 0, 0), 10, 5, 30, 3, 24 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "one_stop_rule");

            migrationBuilder.DropTable(
                name: "work_hold");
        }
    }
}
