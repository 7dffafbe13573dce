using System.Net;
using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>Publishes the procedures of the plan as of the first day of 2015.</summary>
internal sealed class Catalogue(GatewayClient api, Places places, OfficialFact controller)
{
    private const string Procedures = "/api/dossiers/v1/procedures";

    private static readonly DateTimeOffset Published = new(2014, 12, 31, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly ValidFrom = new(2015, 1, 1);

    /// <summary>Whether the procedure had to be created.</summary>
    internal async Task<bool> EnsureAsync(ProcedureFact procedure, CancellationToken ct)
    {
        var found = await api.GetAsync($"{Procedures}/{procedure.Code}?asOf=2015-06-01", controller.UserName, ct);
        if (found.IsSuccess)
        {
            return false;
        }

        if (found.Status != HttpStatusCode.NotFound)
        {
            throw new UnexpectedAnswerException($"look for procedure {procedure.Code}", found);
        }

        await PostAsync(Procedures, $"procedure/{procedure.Code}", Content(procedure), ct);
        await PostAsync(
            $"{Procedures}/{procedure.Code}/versions/1/publication", $"publication/{procedure.Code}", new { validFrom = ValidFrom }, ct);
        return true;
    }

    private object Content(ProcedureFact procedure) => new
    {
        code = procedure.Code,
        name = procedure.Name,
        field = procedure.Field,
        level = procedure.ServiceLevel,
        fullyOnline = false,
        channels = new[] { "Direct" },
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
            code = $"PLP{index + 1:00}",
            name = fee.Name,
            kind = fee.Kind == "phí" ? "Fee" : "Charge",
            unitPrice = fee.UnitPrice,
            unit = "hồ sơ",
        }),
        terms = new[] { new { channel = "Direct", amount = procedure.WorkingDays, unit = "WorkingDays" } },
        steps = procedure.Steps.Select((step, index) => new
        {
            no = index + 1,
            name = step.Task,
            agency = step.At == StepFact.Receiving
                ? (object)new { kind = "Receiving" }
                : new { kind = "Fixed", agencyId = places.Agencies[step.At] },
            role = step.Role,
            hours = step.Hours,
        }),
    };

    private async Task PostAsync(string path, string what, object body, CancellationToken ct)
    {
        var answer = await api.SendAsync(
            new ApiRequest(HttpMethod.Post, path)
            {
                Account = controller.UserName,
                Clock = Published,
                IdempotencyKey = ApiRequest.KeyFor($"yen-the-2015/{what}"),
                Body = body,
            }, ct);
        if (!answer.IsSuccess)
        {
            throw new UnexpectedAnswerException($"creation of {what}", answer);
        }
    }
}
