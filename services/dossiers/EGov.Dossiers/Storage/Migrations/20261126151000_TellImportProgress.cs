using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TellImportProgress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Imports of before came to an end before they told anything.
            migrationBuilder.AddColumn<string>(
                name: "state",
                table: "import_run",
                type: "text",
                nullable: false,
                defaultValue: "Done");

            migrationBuilder.AddColumn<int>(
                name: "written",
                table: "import_run",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "state",
                table: "import_run");

            migrationBuilder.DropColumn(
                name: "written",
                table: "import_run");
        }
    }
}
