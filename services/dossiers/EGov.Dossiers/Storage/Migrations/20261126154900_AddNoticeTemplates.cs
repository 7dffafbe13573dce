using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace EGov.Dossiers.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AddNoticeTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("set lock_timeout = '3s'");
            migrationBuilder.InsertData(
                table: "notice_template",
                columns: new[] { "id", "channel", "kind", "text", "text_english", "title", "title_english", "valid_from", "version" },
                values: new object[,]
                {
                    { new Guid("01948000-0002-7000-8000-000000000011"), "Mail", "PaymentCancelled", "{agency} đã hủy yêu cầu thực hiện nghĩa vụ tài chính của hồ sơ về thủ tục {procedure} lúc {at}; Ông/Bà không phải nộp khoản này.\nMã hồ sơ: {code}\nLý do: {reason}", "{agency} cancelled the payment request of your dossier for {procedure} at {at}; you do not owe it any more.\nDossier code: {code}\nReason: {reason}", "Hủy yêu cầu nộp phí, lệ phí", "Payment no longer asked for", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000012"), "Mail", "ReceptionRefused", "{agency} từ chối tiếp nhận hồ sơ của Ông/Bà lúc {at}: {procedure}\nSố phiếu từ chối: {code}\nLý do: {reason}", "{agency} did not receive your application at {at}: {procedure}\nNumber of the refusal: {code}\nReason: {reason}", "Từ chối tiếp nhận hồ sơ, phiếu số {code}", "Application not received, form {code}", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000013"), "Mail", "PetitionAccepted", "{agency} đã thụ lý phản ánh, kiến nghị mã {code} của Ông/Bà lúc {at}: {title}\nThời hạn trả lời: {dueAt}.", "{agency} accepted your petition {code} at {at}: {title}\nIt is answered by {dueAt}.", "Thụ lý phản ánh, kiến nghị {code}", "Petition {code} accepted", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000014"), "Mail", "PetitionForwarded", "Phản ánh, kiến nghị mã {code} của Ông/Bà đã được chuyển đến {agency} lúc {at}: {title}\nLý do: {reason}\nThời hạn trả lời: {dueAt}.", "Your petition {code} was forwarded to {agency} at {at}: {title}\nReason: {reason}\nIt is answered by {dueAt}.", "Chuyển phản ánh, kiến nghị {code} đến cơ quan có thẩm quyền", "Petition {code} forwarded", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0002-7000-8000-000000000015"), "Mail", "PetitionRefused", "{agency} không thụ lý phản ánh, kiến nghị mã {code} của Ông/Bà: {title}\nLý do: {reason}", "{agency} refused your petition {code}: {title}\nReason: {reason}", "Không thụ lý phản ánh, kiến nghị {code}", "Petition {code} refused", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000011"), "Sms", "PaymentCancelled", "Yêu cầu nộp phí, lệ phí đã được hủy; Ông/Bà không phải nộp khoản này.\nMã hồ sơ: {code}", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000012"), "Sms", "ReceptionRefused", "Hồ sơ của Ông/Bà không được tiếp nhận. Lý do có trong phiếu từ chối số {code}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000013"), "Sms", "PetitionAccepted", "Phản ánh, kiến nghị {code} đã được thụ lý; trả lời chậm nhất {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000014"), "Sms", "PetitionForwarded", "Phản ánh, kiến nghị {code} đã được chuyển đến {agency}; trả lời chậm nhất {dueAt}.", "", "", "", new DateOnly(2000, 1, 1), 1 },
                    { new Guid("01948000-0003-7000-8000-000000000015"), "Sms", "PetitionRefused", "Phản ánh, kiến nghị {code} không được thụ lý. Lý do có trong thư hoặc khi tra cứu bằng mã.", "", "", "", new DateOnly(2000, 1, 1), 1 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000011"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000012"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000013"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000014"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0002-7000-8000-000000000015"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000011"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000012"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000013"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000014"));

            migrationBuilder.DeleteData(
                table: "notice_template",
                keyColumn: "id",
                keyValue: new Guid("01948000-0003-7000-8000-000000000015"));
        }
    }
}
