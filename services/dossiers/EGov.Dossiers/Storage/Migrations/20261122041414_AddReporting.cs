using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddReporting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_participation_arrived",
                table: "participation");

            migrationBuilder.DropIndex(
                name: "ix_participation_open",
                table: "participation");

            migrationBuilder.DropIndex(
                name: "ix_holding_official_open",
                table: "holding");

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "participation",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "search",
                table: "participation",
                type: "text",
                nullable: false,
                defaultValue: "");

            // Days are civil days of Asia/Ho_Chi_Minh: reports compare dates, not instants. A row without an end carries infinity, so that
            // "held on that day" is two plain comparisons. The verdict is the one of a finished row: 1 early, 2 on time, 3 late,
            // 4 withdrawn (counted on time), 5 declined (never counted); 0 while open.
            migrationBuilder.Sql("""
                alter table participation
                    add arrived_day date generated always as ((arrived_at at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add due_day date generated always as ((due_at at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add finished_day date not null generated always as (coalesce((finished_at at time zone 'Asia/Ho_Chi_Minh')::date, 'infinity'::date)) stored,
                    add opened_day date not null generated always as ((opened_at at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add superseded_day date not null generated always as (coalesce((superseded_at at time zone 'Asia/Ho_Chi_Minh')::date, 'infinity'::date)) stored,
                    add verdict smallint not null generated always as (case
                        when finished_at is null then 0
                        when outcome = 'Withdrawn' then 4
                        when outcome = 'Declined' then 5
                        when due_at is null or (finished_at at time zone 'Asia/Ho_Chi_Minh')::date = (due_at at time zone 'Asia/Ho_Chi_Minh')::date then 2
                        when finished_at < due_at then 1
                        else 3 end) stored;
                """);

            // The tracking table reads this index and nothing else.
            migrationBuilder.Sql("""
                create index ix_participation_report on participation (agency_id, finished_day)
                    include (arrived_day, due_day, opened_day, superseded_day, verdict, is_receiver, channel, procedure_id, field, dossier_id);
                """);

            // Lists: the due time with "none" at the end, because keyset paging cannot step over nulls.
            migrationBuilder.Sql("""
                create index ix_participation_open on participation (agency_id, (coalesce(due_at, 'infinity'::timestamptz)), dossier_id)
                    where finished_at is null and superseded_at is null;
                create index ix_participation_arriving on participation (agency_id, arrived_at, dossier_id)
                    where finished_at is null and superseded_at is null and taken_up_at is null and from_agency_id is not null;
                create index ix_participation_search on participation (agency_id, dossier_id desc) include (search) where superseded_at is null;
                create index ix_participation_register on participation (agency_id, arrived_at, dossier_id) where is_receiver;
                create index ix_dossier_to_return on dossier (receiving_agency_id, id) where state = 9;
                create index ix_holding_official_open on holding (official_id, (coalesce(due_at, 'infinity'::timestamptz)), dossier_id)
                    where until_at is null and official_id is not null and state in (2, 4, 5, 6, 8);
                create index ix_holding_agency on holding (agency_id, until_at) where state in (2, 4, 5, 6, 8);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_holding_agency;
                drop index ix_holding_official_open;
                drop index ix_dossier_to_return;
                drop index ix_participation_register;
                drop index ix_participation_search;
                drop index ix_participation_arriving;
                drop index ix_participation_open;
                drop index ix_participation_report;
                alter table participation
                    drop verdict, drop superseded_day, drop opened_day, drop finished_day, drop due_day, drop arrived_day;
                """);

            migrationBuilder.DropColumn(
                name: "channel",
                table: "participation");

            migrationBuilder.DropColumn(
                name: "search",
                table: "participation");

            migrationBuilder.CreateIndex(
                name: "ix_participation_arrived",
                table: "participation",
                columns: new[] { "agency_id", "arrived_at", "dossier_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_open",
                table: "participation",
                columns: new[] { "agency_id", "due_at", "dossier_id" },
                filter: "finished_at is null and superseded_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_holding_official_open",
                table: "holding",
                columns: new[] { "official_id", "dossier_id" },
                filter: "until_at is null and official_id is not null");
        }
    }
}
