using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "largest_file",
                table: "one_stop_rule",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "stored_content",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    pages = table.Column<int>(type: "integer", nullable: true),
                    scan = table.Column<string>(type: "text", nullable: false),
                    finding = table.Column<string>(type: "text", nullable: true),
                    scanned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    touched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_content", x => x.sha256);
                    table.CheckConstraint("ck_stored_content_sha256", "sha256 ~ '^[0-9a-f]{64}$'");
                });

            migrationBuilder.CreateTable(
                name: "upload",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    metadata = table.Column<string>(type: "text", nullable: true),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    refusal = table.Column<string>(type: "text", nullable: true),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload", x => x.id);
                    table.CheckConstraint("ck_upload_received", "received between 0 and length");
                });

            migrationBuilder.CreateTable(
                name: "stored_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_file", x => x.id);
                    table.ForeignKey(
                        name: "fk_stored_file_sha256",
                        column: x => x.sha256,
                        principalTable: "stored_content",
                        principalColumn: "sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "upload_chunk",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    part = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_upload_chunk", x => new { x.upload_id, x.start });
                    table.ForeignKey(
                        name: "fk_upload_chunk_upload_id",
                        column: x => x.upload_id,
                        principalTable: "upload",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2000, 1, 1),
                column: "largest_file",
                value: 52428800L);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 7, 1),
                column: "largest_file",
                value: 52428800L);

            migrationBuilder.UpdateData(
                table: "one_stop_rule",
                keyColumn: "valid_from",
                keyValue: new DateOnly(2025, 9, 15),
                column: "largest_file",
                value: 52428800L);

            migrationBuilder.CreateIndex(
                name: "ix_stored_content_waiting",
                table: "stored_content",
                column: "touched_at",
                filter: "scan = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_sha256",
                table: "stored_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_stored_file_stored_at",
                table: "stored_file",
                column: "stored_at");

            migrationBuilder.CreateIndex(
                name: "ix_upload_open",
                table: "upload",
                column: "moved_at",
                filter: "state = 'Receiving'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stored_file");

            migrationBuilder.DropTable(
                name: "upload_chunk");

            migrationBuilder.DropTable(
                name: "stored_content");

            migrationBuilder.DropTable(
                name: "upload");

            migrationBuilder.DropColumn(
                name: "largest_file",
                table: "one_stop_rule");
        }
    }
}
