using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EGov.Dossiers.Contracts;
using EGov.Dossiers.Payments;
using EGov.Testing;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Payments;

/// <summary>What people do with money in the district: a procedure with a fee of changing price and a charge, requests, collections, refunds.</summary>
internal static class Till
{
    internal const long Page = 15_000;
    internal const long Charge = 20_000;

    /// <summary>Two pages and one licence at the prices of most days.</summary>
    internal static object[] TwoPagesAndTheCharge { get; } = [new { code = "TRANG", quantity = 2 }, new { code = "GIAY", quantity = 1 }];

    /// <summary>A procedure of three days at the desk, with a fee per page (halved in the second half of 2023) and a charge per licence.</summary>
    internal static async Task<string> PublishPaidAsync(this District district)
    {
        var code = $"1.{Random.Shared.Next(1_000_000):000000}";
        string[] channels = ["Direct", "Online"];
        var content = new
        {
            name = $"Thủ tục có phí {code}",
            field = "Xuất bản, In và Phát hành",
            level = 4,
            fullyOnline = true,
            channels,
            components = new[] { new { code = "DON", name = "Đơn đề nghị", required = true, originals = 1, copies = 0 } },
            fees = new object[]
            {
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = Page, unit = "trang", validTo = "2023-07-01" },
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = Page / 2, unit = "trang", validFrom = "2023-07-01", validTo = "2024-01-01" },
                new { code = "TRANG", name = "Phí thẩm định", kind = "Fee", unitPrice = Page, unit = "trang", validFrom = "2024-01-01" },
                new { code = "GIAY", name = "Lệ phí cấp giấy phép", kind = "Charge", unitPrice = Charge, unit = "giấy" },
            },
            terms = channels.Select(channel => new { channel, amount = 3, unit = "WorkingDays" }),
            steps = new[]
            {
                new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
                new { no = 2, name = "Giải quyết", agency = new { kind = "Receiving" }, hours = 20 },
            },
            supplementPolicy = "Restart",
            legalBases = Array.Empty<string>(),
        };
        await SendAsync(district.Controller.Client, "/v1/procedures", new { code, content }, key: Guid.CreateVersion7()).ShouldBe(HttpStatusCode.Created);
        await district.PublishVersionAsync(code, 1, new DateOnly(2012, 1, 1));
        return code;
    }

    internal static Task<Standing> ReceivePaidAsync(this District district, string procedure, DateTimeOffset? at = null, object[]? fees = null) =>
        SendAsync(district.CommuneDesk.Client, "/v1/dossiers", Application(procedure, fees: fees ?? TwoPagesAndTheCharge), at ?? Morning, key: Guid.CreateVersion7())
            .ShouldBe<Standing>(HttpStatusCode.Created);

    internal static Task<HttpResponseMessage> TryAskAsync(Person person, Standing dossier, object body, DateTimeOffset? at = null, Guid? key = null) =>
        SendAsync(person.Client, $"/v1/dossiers/{dossier.Id}/payment-requests", body, at ?? Morning.AddHours(1), dossier.Version, key ?? Guid.CreateVersion7());

    internal static Task<PaymentView> AskAsync(Person person, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        TryAskAsync(person, dossier, body ?? new { timing = "Before" }, at).ShouldBe<PaymentView>(HttpStatusCode.Created);

    internal static Task<HttpResponseMessage> TryDoAsync(Person person, PaymentView request, string what, object body, DateTimeOffset? at = null, int? version = null, Guid? key = null) =>
        SendAsync(person.Client, $"/v1/payment-requests/{request.Id}/{what}", body, at ?? Morning.AddHours(2), version ?? request.Version, key);

    internal static Task<PaymentView> CollectAsync(Person person, PaymentView request, DateTimeOffset? at = null, object? body = null) =>
        TryDoAsync(person, request, "collection", body ?? new { way = "Cash" }, at).ShouldBe<PaymentView>(HttpStatusCode.OK);

    internal static Task<PaymentView> CancelAsync(Person person, PaymentView request, DateTimeOffset? at = null) =>
        TryDoAsync(person, request, "cancellation", new { reason = "Yêu cầu nhầm" }, at).ShouldBe<PaymentView>(HttpStatusCode.OK);

    internal static Task<HttpResponseMessage> TryRefundAsync(Person person, PaymentView request, object body, DateTimeOffset? at = null) =>
        TryDoAsync(person, request, "refunds", body, at ?? Morning.AddHours(3), key: Guid.CreateVersion7());

    internal static async Task<PaymentView> PaymentAsync(Person person, Guid id) =>
        await person.Client.GetAsync($"/v1/payment-requests/{id}").ShouldBe<PaymentView>(HttpStatusCode.OK);

    /// <summary>The dossier as it stands now, for the next move.</summary>
    internal static async Task<Standing> NowAsync(Person person, Standing dossier)
    {
        using var answer = await person.Client.GetAsync($"/v1/dossiers/{dossier.Id}").ShouldBe(HttpStatusCode.OK);
        var read = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return dossier with
        {
            Version = int.Parse(answer.Headers.ETag!.Tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture),
            State = Enum.Parse<DossierState>(read.GetProperty("state").GetString()!),
            DueAt = read.GetProperty("dueAt").ValueKind == JsonValueKind.Null ? null : read.GetProperty("dueAt").GetDateTimeOffset(),
        };
    }

    /// <summary>Handed on from the desk and taken up by the one who decides.</summary>
    internal static async Task<Standing> TakenUpAsync(this District district, Standing dossier, Person leader)
    {
        var handed = await MoveAsync(district.CommuneDesk, await NowAsync(district.CommuneDesk, dossier), "hand-over", new { step = 2 });
        return await MoveAsync(leader, handed, "taking-up");
    }

    /// <summary>A leader of the commune, who decides on refunds.</summary>
    internal static Task<Person> CommuneLeaderAsync(this District district) =>
        district.AppointAsync(district.Commune, "Hoàng Văn Thụ", "dossiers:decide", "dossiers:handle");
}
