using System.Globalization;
using System.Net;
using EGov.Replay.Api;
using EGov.Replay.Plan;
using EGov.WorkingTime;

namespace EGov.Replay.Drive;

/// <summary>Publishes the procedures of the plan as of the year's first day.</summary>
internal sealed class Catalogue(GatewayClient api, Year year, Places places, OfficialFact controller)
{
    private const string Procedures = "/api/dossiers/v1/procedures";

    private readonly DateTimeOffset _published = CivilTime.At(year.FirstDay.AddDays(-1), new TimeOnly(8, 0));

    /// <summary>Whether the procedure had to be created.</summary>
    internal async Task<bool> EnsureAsync(ProcedureFact procedure, CancellationToken ct)
    {
        var found = await api.GetAsync($"{Procedures}/{procedure.Code}?asOf={year.FirstDay.AddMonths(5):yyyy-MM-dd}", controller.UserName, ct);
        if (found.IsSuccess)
        {
            return false;
        }

        if (found.Status != HttpStatusCode.NotFound)
        {
            throw new UnexpectedAnswerException($"look for procedure {procedure.Code}", found);
        }

        var draft = await SendAsync(
            new ApiRequest(HttpMethod.Post, Procedures)
            {
                IdempotencyKey = ApiRequest.KeyFor($"{year.Name}/procedure/{procedure.Code}"),
                Body = new { code = procedure.Code, content = Content(procedure) },
            }, ct);
        await SendAsync(
            new ApiRequest(HttpMethod.Post, $"{Procedures}/{procedure.Code}/versions/1/publication")
            {
                IfMatch = draft.Version,
                Body = new { from = year.FirstDay },
            }, ct);
        return true;
    }

    internal static string FeeCode(int index) => string.Create(CultureInfo.InvariantCulture, $"PLP{index + 1:00}");

    private static string[] Channels(ProcedureFact procedure) => procedure.IsOnline ? ["Direct", "Online"] : ["Direct"];

    private object Content(ProcedureFact procedure) => new
    {
        name = procedure.Name,
        field = procedure.Field,
        level = procedure.ServiceLevel,
        fullyOnline = false,
        channels = Channels(procedure),
        components = procedure.Components.Select(component => new
        {
            code = component.Code,
            name = component.Name,
            required = component.Required,
            originals = component.Originals,
            copies = component.Copies,
        }),
        fees = procedure.Fees.Select((fee, index) => new
        {
            code = FeeCode(index),
            name = fee.Name,
            kind = fee.Kind == "phí" ? "Fee" : "Charge",
            unitPrice = fee.UnitPrice,
            unit = "hồ sơ",
        }),
        terms = Channels(procedure).Select(channel => new { channel, amount = procedure.WorkingDays, unit = "WorkingDays" }),
        steps = procedure.Steps.Select((step, index) => new
        {
            no = index + 1,
            name = step.Task,
            agency = step.At == StepFact.Receiving
                ? (object)new { kind = "Receiving" }
                : new { kind = "Fixed", agencyId = places.Agencies[step.At] },
            role = Staff.RoleCodeOf(step.Role),
            hours = step.Hours,
        }),
        supplementPolicy = "Restart",
        legalBases = Array.Empty<string>(),
    };

    private async Task<ApiAnswer> SendAsync(ApiRequest request, CancellationToken ct)
    {
        var answer = await api.SendAsync(request with { Account = controller.UserName, Clock = _published }, ct);
        return answer.IsSuccess ? answer : throw new UnexpectedAnswerException($"{request.Method} {request.Path}", answer);
    }
}
