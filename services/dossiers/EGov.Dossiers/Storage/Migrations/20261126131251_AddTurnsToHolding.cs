using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddTurnsToHolding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "holding",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ended_by",
                table: "holding",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "procedure_version_id",
                table: "holding",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "step_at",
                table: "holding",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "step_continues",
                table: "holding",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "turn_at",
                table: "holding",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "turn_continues",
                table: "holding",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            // Days as in participation: a turn's last row carries the day the turn began, rows before it were superseded within the turn.
            // Earlier rows have no turns and stand for themselves.
            migrationBuilder.Sql("""
                update holding h set channel = d.channel, procedure_version_id = d.procedure_version_id from dossier d where d.id = h.dossier_id;
                alter table holding
                    add opened_day date not null generated always as ((from_at at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add finished_day date not null generated always as (coalesce((until_at at time zone 'Asia/Ho_Chi_Minh')::date, 'infinity'::date)) stored,
                    add turn_day date not null generated always as ((coalesce(turn_at, from_at) at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add step_day date not null generated always as ((coalesce(step_at, from_at) at time zone 'Asia/Ho_Chi_Minh')::date) stored,
                    add turn_superseded_day date not null generated always as (
                        case when turn_continues and until_at is not null then (until_at at time zone 'Asia/Ho_Chi_Minh')::date else 'infinity'::date end) stored,
                    add step_superseded_day date not null generated always as (
                        case when step_continues and until_at is not null then (until_at at time zone 'Asia/Ho_Chi_Minh')::date else 'infinity'::date end) stored,
                    add due_day date generated always as (case when state in (2, 4) then (due_at at time zone 'Asia/Ho_Chi_Minh')::date end) stored,
                    add verdict smallint not null generated always as (case
                        when until_at is null then 0
                        when ended_by = 'Withdrawn' then 4
                        when state not in (2, 4) or due_at is null
                            or (until_at at time zone 'Asia/Ho_Chi_Minh')::date = (due_at at time zone 'Asia/Ho_Chi_Minh')::date then 2
                        when until_at < due_at then 1
                        else 3 end) stored;
                """);

            // Reports by official and room read the first index and nothing else; those of faults and of acceptance the small ones after it.
            migrationBuilder.Sql("""
                drop index ix_holding_agency;
                create index ix_holding_report on holding (agency_id, finished_day)
                    include (official_id, step, turn_day, step_day, opened_day, turn_superseded_day, step_superseded_day, due_day, verdict, channel,
                             procedure_version_id, dossier_id, seq)
                    where state in (2, 4, 5, 6, 8);
                create index ix_holding_submitted on holding (agency_id, from_at) where state = 1;
                create index ix_holding_supplement on holding (agency_id, from_at) where state = 5;
                create function egov_entered_day(id uuid) returns date language sql immutable strict parallel safe as $$
                    select (to_timestamp(('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint / 1000.0) at time zone 'Asia/Ho_Chi_Minh')::date
                $$;
                create index ix_participation_faults on participation (agency_id, dossier_id)
                    where is_receiver and (finished_at < arrived_at or due_at < arrived_at or (arrived_at is null and channel <> 'Online')
                        or (outcome is not null and finished_at is null) or arrived_day > egov_entered_day(dossier_id));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_participation_faults;
                drop function egov_entered_day(uuid);
                drop index ix_holding_supplement;
                drop index ix_holding_submitted;
                drop index ix_holding_report;
                alter table holding drop verdict, drop due_day, drop step_superseded_day, drop turn_superseded_day, drop step_day, drop turn_day, drop finished_day, drop opened_day;
                create index ix_holding_agency on holding (agency_id, until_at) where state in (2, 4, 5, 6, 8);
                """);

            migrationBuilder.DropColumn(
                name: "channel",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "ended_by",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "procedure_version_id",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "step_at",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "step_continues",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "turn_at",
                table: "holding");

            migrationBuilder.DropColumn(
                name: "turn_continues",
                table: "holding");
        }
    }
}
