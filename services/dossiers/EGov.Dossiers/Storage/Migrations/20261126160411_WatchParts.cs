using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class WatchParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_deadline_notice",
                table: "deadline_notice");

            migrationBuilder.DropCheckConstraint(
                name: "ck_deadline_notice_kind",
                table: "deadline_notice");

            migrationBuilder.AddColumn<Guid>(
                name: "part_agency_id",
                table: "deadline_notice",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "signed_as",
                table: "apology",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "signer_title",
                table: "apology",
                type: "text",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_deadline_notice",
                table: "deadline_notice",
                columns: new[] { "dossier_id", "kind", "subject_at", "part_agency_id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_deadline_notice_kind",
                table: "deadline_notice",
                sql: "kind in ('DueSoon', 'ApologyProposed', 'Overdue', 'Silent', 'PartDueSoon', 'PartOverdue')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_apology_signer",
                table: "apology",
                sql: "state = 'Sent' or (signer_title is null and signed_as is null)");

            // The index alone says what is silent, by state, and which parts of agencies other than the receiver run out.
            migrationBuilder.Sql("""
                drop index ix_holding_silence;
                create index ix_holding_silence on holding (agency_id, from_at, dossier_id) include (state) where leads and until_at is null and state in (1, 2, 4, 5, 6, 8, 9);
                create index ix_participation_part_due on participation (agency_id, due_at, dossier_id)
                    where due_at is not null and not is_receiver and finished_at is null and superseded_at is null;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_participation_part_due;
                drop index ix_holding_silence;
                create index ix_holding_silence on holding (agency_id, from_at, dossier_id) where leads and until_at is null and state in (1, 2, 4, 5, 6, 8, 9);
                """);

            migrationBuilder.DropPrimaryKey(
                name: "pk_deadline_notice",
                table: "deadline_notice");

            migrationBuilder.DropCheckConstraint(
                name: "ck_deadline_notice_kind",
                table: "deadline_notice");

            migrationBuilder.DropCheckConstraint(
                name: "ck_apology_signer",
                table: "apology");

            migrationBuilder.DropColumn(
                name: "part_agency_id",
                table: "deadline_notice");

            migrationBuilder.DropColumn(
                name: "signed_as",
                table: "apology");

            migrationBuilder.DropColumn(
                name: "signer_title",
                table: "apology");

            migrationBuilder.AddPrimaryKey(
                name: "pk_deadline_notice",
                table: "deadline_notice",
                columns: new[] { "dossier_id", "kind", "subject_at" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_deadline_notice_kind",
                table: "deadline_notice",
                sql: "kind in ('DueSoon', 'ApologyProposed', 'Overdue', 'Silent')");
        }
    }
}
