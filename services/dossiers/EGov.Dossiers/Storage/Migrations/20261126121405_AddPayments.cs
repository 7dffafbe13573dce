using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collection_account",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    bank_code = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_collection_account", x => x.agency_id);
                });

            migrationBuilder.CreateTable(
                name: "payment_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    timing = table.Column<string>(type: "text", nullable: false),
                    pauses = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    lines = table.Column<string>(type: "jsonb", nullable: false),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    charge = table.Column<long>(type: "bigint", nullable: false),
                    other = table.Column<long>(type: "bigint", nullable: false),
                    price_day = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_day = table.Column<DateOnly>(type: "date", nullable: true),
                    way = table.Column<string>(type: "text", nullable: true),
                    payer_name = table.Column<string>(type: "text", nullable: true),
                    paid_reference = table.Column<string>(type: "text", nullable: true),
                    collected_by = table.Column<string>(type: "text", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "text", nullable: true),
                    refunded_fee = table.Column<long>(type: "bigint", nullable: false),
                    refunded_charge = table.Column<long>(type: "bigint", nullable: false),
                    refunded_other = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_request", x => x.id);
                    table.CheckConstraint("ck_payment_request_amounts", "fee >= 0 and charge >= 0 and other >= 0");
                    table.CheckConstraint("ck_payment_request_refunded", "refunded_fee between 0 and fee and refunded_charge between 0 and charge and refunded_other between 0 and other");
                    table.ForeignKey(
                        name: "fk_payment_request_dossier_id",
                        column: x => x.dossier_id,
                        principalTable: "dossier",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_counter",
                columns: table => new
                {
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_counter", x => new { x.agency_id, x.kind, x.series });
                });

            migrationBuilder.CreateTable(
                name: "receipt_form",
                columns: table => new
                {
                    kind = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    basis = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_form", x => new { x.kind, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "payment_refund",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    payment_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: true),
                    fee = table.Column<long>(type: "bigint", nullable: false),
                    charge = table.Column<long>(type: "bigint", nullable: false),
                    other = table.Column<long>(type: "bigint", nullable: false),
                    surplus = table.Column<long>(type: "bigint", nullable: false),
                    way = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "jsonb", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_day = table.Column<DateOnly>(type: "date", nullable: true),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    raw_response = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_refund", x => x.id);
                    table.CheckConstraint("ck_payment_refund_amounts", "fee >= 0 and charge >= 0 and other >= 0 and surplus >= 0 and fee + charge + other + surplus > 0");
                    table.ForeignKey(
                        name: "fk_payment_refund_payment_request_id",
                        column: x => x.payment_request_id,
                        principalTable: "payment_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    payment_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dossier_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payer_name = table.Column<string>(type: "text", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_day = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_by = table.Column<string>(type: "text", nullable: true),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    void_reason = table.Column<string>(type: "text", nullable: true),
                    voided_by = table.Column<string>(type: "text", nullable: true),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipt_payment_request_id",
                        column: x => x.payment_request_id,
                        principalTable: "payment_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "receipt_form",
                columns: new[] { "kind", "valid_from", "basis", "form", "series" },
                values: new object[,]
                {
                    { "Charge", new DateOnly(2000, 1, 1), "TT 303/2016/TT-BTC", "01BLP0-002", "LA-{year}E" },
                    { "Charge", new DateOnly(2022, 7, 1), "NĐ 123/2020/NĐ-CP, Điều 32", "01BLP0-002", "LA-{year}E" },
                    { "Fee", new DateOnly(2000, 1, 1), "TT 303/2016/TT-BTC", "01BLP0-001", "PA-{year}E" },
                    { "Fee", new DateOnly(2022, 7, 1), "NĐ 123/2020/NĐ-CP, Điều 32", "01BLP0-001", "PA-{year}E" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_done",
                table: "payment_refund",
                columns: new[] { "done_day", "payment_request_id" },
                filter: "done_day is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_request",
                table: "payment_refund",
                column: "payment_request_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_dossier",
                table: "payment_request",
                column: "dossier_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_paid",
                table: "payment_request",
                columns: new[] { "agency_id", "paid_day", "procedure_id", "way" },
                filter: "paid_day is not null");

            migrationBuilder.CreateIndex(
                name: "ux_payment_request_pausing",
                table: "payment_request",
                column: "dossier_id",
                unique: true,
                filter: "pauses and state in ('Unpaid', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_agency_day",
                table: "receipt",
                columns: new[] { "agency_id", "issued_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_receipt_number",
                table: "receipt",
                columns: new[] { "agency_id", "kind", "series", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_receipt_payment_kind",
                table: "receipt",
                columns: new[] { "payment_request_id", "kind" },
                unique: true,
                filter: "voided_at is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_account");

            migrationBuilder.DropTable(
                name: "payment_refund");

            migrationBuilder.DropTable(
                name: "receipt");

            migrationBuilder.DropTable(
                name: "receipt_counter");

            migrationBuilder.DropTable(
                name: "receipt_form");

            migrationBuilder.DropTable(
                name: "payment_request");
        }
    }
}
