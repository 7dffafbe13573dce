using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddReportColumns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_supplement_request_agency",
                table: "supplement_request");

            migrationBuilder.DropIndex(
                name: "ix_rating_agency_day",
                table: "rating");

            migrationBuilder.DropIndex(
                name: "ix_payment_request_paid",
                table: "payment_request");

            migrationBuilder.AddColumn<Guid>(
                name: "procedure_version_id",
                table: "supplement_request",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "finished_on",
                table: "rating",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<Guid>(
                name: "procedure_version_id",
                table: "rating",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "asked_agency_id",
                table: "payment_request",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateOnly>(
                name: "booked_day",
                table: "payment_request",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "payment_request",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "procedure_version_id",
                table: "apology",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // What rows of the time before can say. Who asked was not kept, so it is who has the request now.
            migrationBuilder.Sql("""
                set lock_timeout = '3s';
                update supplement_request r set procedure_version_id = d.procedure_version_id from dossier d where d.id = r.dossier_id;
                update apology a set procedure_version_id = d.procedure_version_id from dossier d where d.id = a.dossier_id;
                update rating r set procedure_version_id = d.procedure_version_id,
                    finished_on = coalesce((d.finished_at at time zone 'Asia/Ho_Chi_Minh')::date, r.rated_on)
                from dossier d where d.id = r.dossier_id;
                update payment_request r set booked_day = r.paid_day, number = n.number, asked_agency_id = r.agency_id
                from (select id, row_number() over (partition by dossier_id order by requested_at, id) as number from payment_request) n where n.id = r.id;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_supplement_request_agency",
                table: "supplement_request",
                columns: new[] { "agency_id", "asked_at" })
                .Annotation("Npgsql:IndexInclude", new[] { "procedure_version_id", "is_repeated", "is_late", "answer_by", "answered_at", "expired_at", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rating_agency_day",
                table: "rating",
                columns: new[] { "agency_id", "rated_on" })
                .Annotation("Npgsql:IndexInclude", new[] { "level", "procedure_id", "procedure_version_id", "finished_on", "appraised_at", "appraisal" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_cancelled",
                table: "payment_request",
                columns: new[] { "asked_agency_id", "cancelled_at" },
                filter: "cancelled_at is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "procedure_id", "field", "fee", "charge", "other" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_paid",
                table: "payment_request",
                columns: new[] { "agency_id", "booked_day", "procedure_id", "way" },
                filter: "booked_day is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "field", "dossier_id", "number", "fee", "charge", "other" });

            migrationBuilder.CreateIndex(
                name: "ux_payment_request_number",
                table: "payment_request",
                columns: new[] { "dossier_id", "number" },
                unique: true,
                filter: "number > 0");

            migrationBuilder.CreateIndex(
                name: "ix_apology_reported",
                table: "apology",
                columns: new[] { "receiving_agency_id", "closed_at" },
                filter: "state = 'Sent'")
                .Annotation("Npgsql:IndexInclude", new[] { "dossier_id", "in_time", "procedure_version_id" });

            // Until which day a request is owed: infinity while it is, and never where nothing was due from the start. The report of fees reads what was
            // owed on a day off the index beside it, that of other desks two small ones, and that of apologies the records that went on past their due day.
            migrationBuilder.Sql("""
                alter table payment_request
                    add open_until_day date not null generated always as (case when fee + charge + other = 0 then '-infinity'::date
                        else coalesce(booked_day, (cancelled_at at time zone 'Asia/Ho_Chi_Minh')::date, 'infinity'::date) end) stored;
                create index ix_payment_request_owed on payment_request (asked_agency_id, open_until_day)
                    include (requested_at, procedure_id, field, fee, charge, other);
                create index ix_participation_late on participation (agency_id, finished_day)
                    include (arrived_day, due_day, opened_day, superseded_day, verdict, procedure_id, field, dossier_id)
                    where is_receiver and due_day < finished_day;
                create index ix_participation_other_desk on participation (finished_day)
                    include (agency_id, from_agency_id, arrived_day, due_day, superseded_day, verdict, procedure_id, field, dossier_id)
                    where is_receiver and from_agency_id is not null and opened_at = arrived_at;
                create index ix_dossier_returned_elsewhere on dossier (returned_at)
                    include (return_agency_id, receiving_agency_id, desk_agency_id, procedure_id, procedure_version_id, id)
                    where returned_at is not null and (desk_agency_id is not null or return_agency_id <> receiving_agency_id);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                drop index ix_dossier_returned_elsewhere;
                drop index ix_participation_other_desk;
                drop index ix_participation_late;
                drop index ix_payment_request_owed;
                alter table payment_request drop open_until_day;
                """);

            migrationBuilder.DropIndex(
                name: "ix_supplement_request_agency",
                table: "supplement_request");

            migrationBuilder.DropIndex(
                name: "ix_rating_agency_day",
                table: "rating");

            migrationBuilder.DropIndex(
                name: "ix_payment_request_cancelled",
                table: "payment_request");

            migrationBuilder.DropIndex(
                name: "ix_payment_request_paid",
                table: "payment_request");

            migrationBuilder.DropIndex(
                name: "ux_payment_request_number",
                table: "payment_request");

            migrationBuilder.DropIndex(
                name: "ix_apology_reported",
                table: "apology");

            migrationBuilder.DropColumn(
                name: "procedure_version_id",
                table: "supplement_request");

            migrationBuilder.DropColumn(
                name: "finished_on",
                table: "rating");

            migrationBuilder.DropColumn(
                name: "procedure_version_id",
                table: "rating");

            migrationBuilder.DropColumn(
                name: "asked_agency_id",
                table: "payment_request");

            migrationBuilder.DropColumn(
                name: "booked_day",
                table: "payment_request");

            migrationBuilder.DropColumn(
                name: "number",
                table: "payment_request");

            migrationBuilder.DropColumn(
                name: "procedure_version_id",
                table: "apology");

            migrationBuilder.CreateIndex(
                name: "ix_supplement_request_agency",
                table: "supplement_request",
                columns: new[] { "agency_id", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rating_agency_day",
                table: "rating",
                columns: new[] { "agency_id", "rated_on" })
                .Annotation("Npgsql:IndexInclude", new[] { "level" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_paid",
                table: "payment_request",
                columns: new[] { "agency_id", "paid_day", "procedure_id", "way" },
                filter: "paid_day is not null");
        }
    }
}
