using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddPortalCopies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "portal_copy",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wanted_version = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    told_version = table.Column<int>(type: "integer", nullable: false),
                    told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_state = table.Column<short>(type: "smallint", nullable: true),
                    told_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    told_seq = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    refused = table.Column<bool>(type: "boolean", nullable: false),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    their_state = table.Column<short>(type: "smallint", nullable: true),
                    their_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    compared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_copy", x => x.dossier_id);
                    table.ForeignKey(
                        name: "fk_portal_copy_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "portal_message",
                columns: table => new
                {
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    body = table.Column<string>(type: "jsonb", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    error_code = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_portal_message", x => new { x.dossier_id, x.service, x.version });
                    table.ForeignKey(
                        name: "fk_portal_message_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_portal_copy_refused",
                table: "portal_copy",
                column: "dossier_id",
                filter: "refused");

            migrationBuilder.CreateIndex(
                name: "ix_portal_copy_to_compare",
                table: "portal_copy",
                column: "told_at",
                filter: "told_at is not null and (compared_at is null or compared_at < told_at)");

            migrationBuilder.CreateIndex(
                name: "ix_portal_copy_to_tell",
                table: "portal_copy",
                column: "next_at",
                filter: "told_version < wanted_version and not refused");

            // Compared daily as long as the two differ; the model has no words for this condition.
            migrationBuilder.Sql("""
                create index ix_portal_copy_differs on portal_copy (compared_at)
                    where told_at is not null and (their_state is distinct from told_state or their_due_at is distinct from told_due_at);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "portal_copy");

            migrationBuilder.DropTable(
                name: "portal_message");
        }
    }
}
