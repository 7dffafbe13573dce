using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddOnlinePayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "payment_transaction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    payment_request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    pay_address = table.Column<string>(type: "text", nullable: true),
                    next_check_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checks = table.Column<int>(type: "integer", nullable: false),
                    provider_number = table.Column<string>(type: "text", nullable: true),
                    partner_code = table.Column<string>(type: "text", nullable: true),
                    bank_code = table.Column<string>(type: "text", nullable: true),
                    beneficiary_account = table.Column<string>(type: "text", nullable: true),
                    result_code = table.Column<string>(type: "text", nullable: true),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_amount = table.Column<long>(type: "bigint", nullable: true),
                    payer_name = table.Column<string>(type: "text", nullable: true),
                    payer_identity = table.Column<string>(type: "text", nullable: true),
                    payer_address = table.Column<string>(type: "text", nullable: true),
                    raw_response = table.Column<string>(type: "text", nullable: true),
                    surplus = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_transaction", x => x.id);
                    table.CheckConstraint("ck_payment_transaction_amounts", "amount > 0 and surplus >= 0");
                    table.ForeignKey(
                        name: "fk_payment_transaction_payment_request_id",
                        column: x => x.payment_request_id,
                        principalTable: "payment_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payment_callback",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    heard = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_callback", x => x.id);
                    table.ForeignKey(
                        name: "fk_payment_callback_transaction_id",
                        column: x => x.transaction_id,
                        principalTable: "payment_transaction",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_payment_refund_next",
                table: "payment_refund",
                column: "next_try_at",
                filter: "next_try_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_callback_transaction",
                table: "payment_callback",
                column: "transaction_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_transaction_next",
                table: "payment_transaction",
                column: "next_check_at",
                filter: "next_check_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payment_transaction_request",
                table: "payment_transaction",
                column: "payment_request_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_transaction_surplus",
                table: "payment_transaction",
                columns: new[] { "agency_id", "id" },
                filter: "surplus > 0");

            migrationBuilder.CreateIndex(
                name: "ux_payment_transaction_live",
                table: "payment_transaction",
                column: "payment_request_id",
                unique: true,
                filter: "state in ('Started', 'Pending')");

            migrationBuilder.CreateIndex(
                name: "ux_payment_transaction_reference",
                table: "payment_transaction",
                column: "reference",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_payment_refund_transaction_id",
                table: "payment_refund",
                column: "transaction_id",
                principalTable: "payment_transaction",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_payment_refund_transaction_id",
                table: "payment_refund");

            migrationBuilder.DropTable(
                name: "payment_callback");

            migrationBuilder.DropTable(
                name: "payment_transaction");

            migrationBuilder.DropIndex(
                name: "ix_payment_refund_next",
                table: "payment_refund");
        }
    }
}
