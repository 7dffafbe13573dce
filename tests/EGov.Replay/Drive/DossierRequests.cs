using EGov.Replay.Api;
using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>Turns the plan's actions into calls of the dossiers service.</summary>
internal sealed class DossierRequests(Year year, Places places)
{
    internal const string Dossiers = "/api/dossiers/v1/dossiers";

    internal ApiRequest Receive(PlannedDossier dossier) => new(HttpMethod.Post, Dossiers)
    {
        Account = dossier.Desk.UserName,
        Clock = dossier.ReceivedAt,
        IdempotencyKey = KeyOf(dossier, "dossier"),
        Body = new
        {
            procedureCode = dossier.Procedure.Code,
            channel = "Direct",
            applicant = Applicant(dossier),
            subject = dossier.Procedure.Name,
            components = Components(dossier),
            fees = Fees(dossier),
        },
    };

    internal ApiRequest Submit(PlannedDossier dossier) => new(HttpMethod.Post, $"{Dossiers}/online")
    {
        Account = dossier.Applicant.IdentityNumber,
        Clock = dossier.Actions[0].At,
        IdempotencyKey = KeyOf(dossier, "dossier"),
        Body = new
        {
            procedureCode = dossier.Procedure.Code,
            agencyId = places.Of(dossier.Receiver),
            applicant = Applicant(dossier),
            subject = dossier.Procedure.Name,
            components = Components(dossier),
            fees = Fees(dossier),
        },
    };

    internal ApiRequest For(PlannedDossier dossier, Guid id, PlannedAction action, int version)
    {
        var (resource, body) = action.Kind switch
        {
            ActionKind.Accept => ("acceptance", (object)new { }),
            ActionKind.Assign => ("assignment", new { officialId = places.Of(action.Assignee!) }),
            ActionKind.TakeUp => ("taking-up", new { }),
            ActionKind.AskSupplement => ("supplement-requests", Asked(dossier, action)),
            ActionKind.AnswerSupplement => ("supplement-answer", Brought(dossier)),
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

    /// <summary>The same in every run, so that an interrupted one can be taken up again.</summary>
    internal string KeyOf(PlannedDossier dossier, string what) => ApiRequest.KeyFor($"{year.Name}/{what}/{dossier.Number}");

    private static ComponentFact Missing(PlannedDossier dossier) => dossier.Procedure.Components.First(component => component.Required);

    private static object Asked(PlannedDossier dossier, PlannedAction action) => new
    {
        items = new[] { new { reasonCode = "BS-KYTEN", component = Missing(dossier).Code } },
        // A telephone prefix that no network uses.
        contact = new { name = action.Actor.FullName, phone = "0100000000" },
    };

    private static object Brought(PlannedDossier dossier)
    {
        var paper = Missing(dossier);
        return new { items = new[] { new { no = 1, originals = paper.Originals + paper.Copies == 0 ? 1 : paper.Originals, copies = paper.Copies } } };
    }

    private static object Applicant(PlannedDossier dossier) => new
    {
        kind = dossier.Applicant.Kind,
        name = dossier.Applicant.FullName,
        identity = dossier.Applicant.IdentityNumber,
        phone = dossier.Applicant.Phone,
        address = dossier.Applicant.Address,
    };

    private static object Components(PlannedDossier dossier) => dossier.Procedure.Components.Where(component => component.Required)
        .Select(component => new { code = component.Code, originals = component.Originals, copies = component.Copies });

    private static object Fees(PlannedDossier dossier) => dossier.Procedure.Fees.Select((_, index) => new { code = Catalogue.FeeCode(index), quantity = 1 });
}
