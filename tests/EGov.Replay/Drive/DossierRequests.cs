using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>Turns the plan's actions into calls of the dossiers service.</summary>
internal sealed class DossierRequests(Year year, Places places)
{
    private const string Dossiers = "/api/dossiers/v1/dossiers";

    internal ApiRequest Receive(PlannedDossier dossier) => new(HttpMethod.Post, Dossiers)
    {
        Account = dossier.Actions[0].Actor.UserName,
        Clock = dossier.ReceivedAt,
        IdempotencyKey = ApiRequest.KeyFor($"{year.Name}/dossier/{dossier.Number}"),
        Body = new
        {
            procedureCode = dossier.Procedure.Code,
            channel = "Direct",
            applicant = new
            {
                kind = dossier.Applicant.Kind,
                name = dossier.Applicant.FullName,
                identity = dossier.Applicant.IdentityNumber,
                phone = dossier.Applicant.Phone,
                address = dossier.Applicant.Address,
            },
            subject = dossier.Procedure.Name,
            components = dossier.Procedure.Components.Where(component => component.Required)
                .Select(component => new { code = component.Code, originals = component.Originals, copies = component.Copies }),
            fees = dossier.Procedure.Fees.Select((_, index) => new { code = Catalogue.FeeCode(index), quantity = 1 }),
        },
    };

    internal ApiRequest For(Guid id, PlannedAction action, int version)
    {
        var (resource, body) = action.Kind switch
        {
            ActionKind.Assign => ("assignment", (object)new { officialId = places.Of(action.Assignee!) }),
            ActionKind.TakeUp => ("taking-up", new { }),
            ActionKind.Decide => ("decision", new { outcome = "Granted" }),
            ActionKind.HandOver => ("hand-over", new { step = action.Step + 1 }),
            ActionKind.Return => ("result", new { }),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.Kind, "Not an action on a received dossier."),
        };
        return new ApiRequest(HttpMethod.Post, $"{Dossiers}/{id}/{resource}")
        {
            Account = action.Actor.UserName,
            Clock = action.At,
            IfMatch = version,
            Body = body,
        };
    }
}
