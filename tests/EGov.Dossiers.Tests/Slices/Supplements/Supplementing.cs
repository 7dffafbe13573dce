using System.Net;
using System.Text.Json;
using EGov.Api;
using EGov.Testing;
using static EGov.Dossiers.Tests.District;

namespace EGov.Dossiers.Tests.Slices.Supplements;

/// <summary>What desks and applicants do about supplements.</summary>
public static class Supplementing
{
    private static readonly object[] OnePaper = [new { component = "GT", reasonCode = "BS-THIEU" }];

    public static object Asked(object[]? items = null, string? superiorReason = null) => new
    {
        items = items ?? OnePaper,
        contact = new { name = "Trần Thị Bích", phone = "0912345678" },
        superiorReason,
    };

    public static object Brought(int copies = 1, string? withoutRest = null) => new { items = new[] { new { no = 1, originals = 0, copies } }, withoutRest };

    public static Task<HttpResponseMessage> TryAskAsync(Person person, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        TryAsync(person, dossier, "supplement-requests", body ?? Asked(), at);

    public static async Task<Asking> AskFullyAsync(Person person, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        await TryAskAsync(person, dossier, body, at).ShouldBe<Asking>(HttpStatusCode.Created);

    public static async Task<Standing> AskAsync(Person person, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        (await AskFullyAsync(person, dossier, body, at)).Dossier;

    public static Task<HttpResponseMessage> TryAnswerMineAsync(Person citizen, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        SendAsync(citizen.Client, $"/v1/my-dossiers/{dossier.Id}/supplement-answer", body ?? Brought(), at ?? Morning.AddHours(3), dossier.Version);

    public static Task<Standing> AnswerAsync(Person desk, Standing dossier, object? body = null, DateTimeOffset? at = null) =>
        MoveAsync(desk, dossier, "supplement-answer", body ?? Brought(), at ?? Morning.AddHours(3));

    public static async Task<JsonElement> RequestsOfAsync(Person person, Standing dossier) =>
        (await ReadAsync(person, $"/v1/dossiers/{dossier.Id}/supplement-requests")).GetProperty("requests");

    public static Person Citizen(this District district) => new(Guid.CreateVersion7(), district.App.As(CallerKind.Citizen, "dossiers:submit"));

    public static async Task<Standing> SubmitAsync(this District district, Person citizen, DateTimeOffset at, string? procedure = null) => await SendAsync(
        citizen.Client,
        "/v1/dossiers/online",
        new
        {
            procedureCode = procedure ?? await district.PublishLocalAsync(days: 3),
            agencyId = district.Commune,
            applicant = new { kind = "Citizen", name = "Hoàng Văn Thái", identity = "035090123456" },
            components = new[] { new { code = "DON", originals = 1, copies = 0 } },
        },
        at,
        key: Guid.CreateVersion7()).ShouldBe<Standing>(HttpStatusCode.Created);

    /// <summary>Waits for an event about a dossier.</summary>
    public static Task ToldAsync(this District district, string type, Guid subject) => Eventually.IsTrue(
        () => Task.FromResult(district.App.Events.HeardOf(type).Any(e => e.GetProperty("subject").GetString() == subject.ToString())), $"{type} was told", TimeSpan.FromSeconds(20));
}

public sealed record Asking(
    Guid Id, int Number, string DocumentNumber, DateTimeOffset AskedAt, DateTimeOffset AskBy, DateTimeOffset AnswerBy, bool Late, bool Repeated, Standing Dossier);
