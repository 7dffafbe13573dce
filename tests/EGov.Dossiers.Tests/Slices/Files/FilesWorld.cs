using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using EGov.Api;
using EGov.Testing;
using static EGov.Dossiers.Tests.District;
using static EGov.Dossiers.Tests.DossiersApp;

namespace EGov.Dossiers.Tests.Slices.Files;

/// <summary>What people do with the files of a dossier.</summary>
internal static class FilesWorld
{
    internal static Person Citizen(this District district) => new(Guid.CreateVersion7(), district.App.As(CallerKind.Citizen, "dossiers:submit"));

    internal static async Task<Standing> SubmitAsync(this District district, Person citizen, string? procedure = null, string identity = "035090123456", DateTimeOffset? at = null) =>
        await SendAsync(
            citizen.Client,
            "/v1/dossiers/online",
            new
            {
                procedureCode = procedure ?? await district.PublishLocalAsync(days: 3),
                agencyId = district.Commune,
                applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity },
                components = new[] { new { code = "DON", originals = 1, copies = 0 } },
            },
            at ?? Morning,
            key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

    /// <summary>A local procedure whose application has to come as a file.</summary>
    internal static async Task<string> PublishWithFileRequiredAsync(this District district)
    {
        var code = await district.PublishAsync(
            [
                new { no = 1, name = "Tiếp nhận", agency = new { kind = "Receiving" }, hours = 4 },
                new { no = 2, name = "Giải quyết", agency = new { kind = "Receiving" }, hours = 4 },
            ],
            days: 1,
            publish: false);
        var path = $"/v1/procedures/{code}/versions/1";
        var content = JsonNode.Parse(await district.Controller.Client.GetStringAsync(path))!["content"]!;
        content["components"]![0]!["fileRequired"] = true;
        var editing = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(content) };
        editing.Headers.Add("If-Match", "*");
        await district.Controller.Client.SendAsync(editing).ShouldBe(HttpStatusCode.OK);
        await district.PublishVersionAsync(code, 1, new DateOnly(2012, 1, 1));
        return code;
    }

    internal static Task<HttpResponseMessage> TryFileAsync(
        this Person person, Standing dossier, Guid? file = null, string? component = "DON", string purpose = "Component", string nature = "Ordinary", Guid? paper = null, Guid? key = null, DateTimeOffset? at = null) =>
        SendAsync(
            person.Client, $"{person.Root(dossier)}/files", new { purpose, fileId = file, paperId = paper, component, nature }, at ?? Morning.AddHours(1), key: key ?? Guid.CreateVersion7());

    internal static async Task<JsonElement> FileAsync(
        this Person person, Standing dossier, byte[] content, string? component = "DON", string purpose = "Component", string nature = "Ordinary", string name = "Đơn đề nghị.pdf") =>
        await person.TryFileAsync(dossier, await UploadAsync(person.Client, name, content), component, purpose, nature).ShouldBe<JsonElement>(HttpStatusCode.Created);

    internal static Guid Id(this JsonElement entry) => entry.GetProperty("id").GetGuid();

    /// <summary>The dossier as the person reaches it: an official the agency's, anybody else the own one.</summary>
    internal static string Root(this Person person, Standing dossier) => $"/v1/{(person.IsOfficial() ? "dossiers" : "my-dossiers")}/{dossier.Id}";

    internal static async Task<JsonElement[]> FilesAsync(this Person person, Standing dossier) =>
        [.. (await ReadAsync(person, $"{person.Root(dossier)}/files")).GetProperty("items").EnumerateArray()];

    internal static Task<HttpResponseMessage> TryRemoveAsync(this Person person, Standing dossier, Guid entry, int version = 1) =>
        SendAsync(person.Client, $"{person.Root(dossier)}/files/{entry}/removal", new { reason = "Nộp nhầm tệp" }, Morning.AddHours(2), version);

    internal static Task<HttpResponseMessage> TryKeepAsync(this Person person, Standing dossier, Guid entry, object? paper = null) =>
        SendAsync(person.Client, $"/v1/dossiers/{dossier.Id}/files/{entry}/keeping", paper ?? new { }, Morning.AddHours(2), key: Guid.CreateVersion7());

    /// <summary>A dossier received and decided at the commune, whose official decides.</summary>
    internal static async Task<(Standing Dossier, Person Decider)> DecidedAsync(this District district, string outcome = "Granted", Standing? received = null)
    {
        var decider = new Person(Guid.CreateVersion7(), district.App.AsOfficial(district.Commune, "dossiers:decide", "dossiers:handle", "dossiers:receive"));
        var dossier = received ?? await district.ReceiveAsync(await district.PublishLocalAsync());
        var handed = await MoveAsync(district.CommuneDesk, dossier, "hand-over", new { step = 2 });
        return (await MoveAsync(decider, handed, "decision", new { outcome, reason = "Đủ điều kiện", resultNumber = "15/GP-UBND" }, Morning.AddHours(3)), decider);
    }

    internal static Task<HttpResponseMessage> TrySignAsync(this Person person, Standing dossier, Guid file, Guid? key = null, DateTimeOffset? at = null) =>
        SendAsync(person.Client, $"/v1/dossiers/{dossier.Id}/result-file", new { fileId = file }, at ?? Morning.AddHours(4), key: key ?? Guid.CreateVersion7());

    private static bool IsOfficial(this Person person) =>
        System.Text.Encoding.UTF8.GetString(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(person.Client.DefaultRequestHeaders.Authorization!.Parameter!.Split('.')[1]))
            .Contains("\"kind\":\"official\"", StringComparison.Ordinal);
}
