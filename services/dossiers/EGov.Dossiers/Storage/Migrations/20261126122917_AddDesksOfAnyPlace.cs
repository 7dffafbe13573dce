using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddDesksOfAnyPlace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "desk_agency_id",
                table: "dossier",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "result_agency_id",
                table: "dossier",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "fk_dossier_desk_agency_id",
                table: "dossier",
                column: "desk_agency_id",
                principalTable: "agency",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_dossier_result_agency_id",
                table: "dossier",
                column: "result_agency_id",
                principalTable: "agency",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            // Where the result waits to be fetched. Computed, so that a list finds its rows by one column whatever the desks are.
            // The former index stays for the release before.
            migrationBuilder.Sql("""
                set lock_timeout = '3s';
                alter table dossier
                    add return_agency_id uuid not null generated always as (coalesce(result_agency_id, desk_agency_id, receiving_agency_id)) stored;
                create index ix_dossier_return on dossier (return_agency_id, id) where state = 9;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop index ix_dossier_return; alter table dossier drop return_agency_id;");

            migrationBuilder.DropForeignKey(
                name: "fk_dossier_desk_agency_id",
                table: "dossier");

            migrationBuilder.DropForeignKey(
                name: "fk_dossier_result_agency_id",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "desk_agency_id",
                table: "dossier");

            migrationBuilder.DropColumn(
                name: "result_agency_id",
                table: "dossier");
        }
    }
}
