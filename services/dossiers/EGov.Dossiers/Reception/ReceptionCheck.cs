using EGov.Dossiers.Contracts;
using EGov.Dossiers.Model;
using EGov.Dossiers.Storage;
using EGov.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Dossiers.Reception;

/// <summary>What every way of coming in is checked for: agency, procedure in effect, applicant, components, fees.</summary>
internal sealed class ReceptionCheck(PublishedVersions versions, Calendars calendars)
{
    internal sealed record Asked(
        string ProcedureCode,
        Guid? AgencyId,
        Channel Channel,
        Guid? OwnerId,
        Applicant Applicant,
        string? Subject,
        IReadOnlyList<HandedIn> Components,
        IReadOnlyList<(string Code, int Quantity)> Fees,
        Guid? DeskAgencyId = null,
        Guid? ResultAgencyId = null);

    /// <summary>An application that may be received, with what is needed to number and date it.</summary>
    internal sealed record Desk(Application Application, PublishedVersion Version, WorkingCalendar Calendar, string CodeTemplate, string AgencyCode, string? FormerAgencyCode)
    {
        internal string Code(DateOnly day, int number) => CodeFormat.Write(CodeTemplate, FormerAgencyCode, AgencyCode, day, number);

        /// <summary>Due time of the dossier and of its first step; null without a term.</summary>
        internal (DateTimeOffset? Dossier, DateTimeOffset? Step) DueTimes(DateTimeOffset at) =>
            Version.Content.TermFor(Application.Channel) is { } term
                ? (Calendar.Due(at, term), Calendar.AddMinutes(at, Version.FirstStep.HoursFor(Application.Channel) * 60))
                : (null, null);

        internal DossierReceived Received(Dossier dossier) => new(
            dossier.Id, dossier.Code!, Version.Code, Version.Number, Version.Field, dossier.ReceivingAgencyId, dossier.Channel,
            dossier.OwnerId, dossier.ReceivedAt!.Value, dossier.DueAt, dossier.DeskAgencyId);
    }

    internal async ValueTask<(Desk? Desk, ProblemHttpResult? Refusal)> CheckAsync(DossiersDb db, Asked asked, DateOnly day, CancellationToken ct)
    {
        if (asked.AgencyId is not { } agencyId || await db.ReceptionFactsAsync(agencyId, asked.ProcedureCode, day, ct) is not { OpenedOn: not null } facts)
        {
            return (null, Refusals.UnknownAgency.ToProblem());
        }

        if (!facts.WorksOn(day))
        {
            return (null, Refusals.AgencyIsClosed.ToProblem(("closedOn", facts.ClosedOn)));
        }

        var (at, unfit) = await AnyDesk.AtAsync(db, asked, agencyId, day, ct);
        if (unfit is not null)
        {
            return (null, unfit.ToProblem());
        }

        var (code, formerCode) = at is null ? (facts.Code, facts.FormerCode) : (at.Code, at.FormerCode);
        if ((code ?? formerCode) is not { } agencyCode)
        {
            return (null, Refusals.AgencyWithoutCode.ToProblem());
        }

        if (facts.ProcedureId is null)
        {
            return (null, Refusals.UnknownProcedure.ToProblem(("procedureCode", asked.ProcedureCode)));
        }

        if (facts.Version is not { } inEffect)
        {
            return (null, Refusals.ProcedureNotPublished.ToProblem(("procedureCode", asked.ProcedureCode), ("day", day)));
        }

        if (!inEffect.IsCompetent)
        {
            return (null, Refusals.NotCompetent.ToProblem());
        }

        var version = await versions.GetAsync(db, inEffect.Id, ct);
        if (FaultOf(asked, version, day) is { } fault)
        {
            return (null, fault);
        }

        if (!version.Content.OutOfBoundary && AnyDesk.IsAskedBy(asked, agencyId))
        {
            return (null, Refusals.OutOfBoundaryNotAllowed.ToProblem());
        }

        if (version.Price(asked.Fees, day) is not { } fees)
        {
            return (null, Refusals.UnknownFee.ToProblem());
        }

        var application = new Application(
            version.ReceivedUnder, agencyId, facts.CalendarId, asked.Channel, asked.OwnerId, asked.Applicant, asked.Subject, asked.Components, fees,
            at?.Id, asked.ResultAgencyId);
        return (new Desk(application, version, await calendars.GetAsync(db, facts.CalendarId, ct), facts.CodeTemplate, agencyCode, formerCode), null);
    }

    private static ProblemHttpResult? FaultOf(Asked asked, PublishedVersion version, DateOnly day)
    {
        if (!IdentityNumber.IsValid(asked.Applicant.Kind, asked.Applicant.Identity, day))
        {
            return (asked.Applicant.Kind == ApplicantKind.Enterprise ? Refusals.WrongTaxCode : Refusals.WrongCitizenNumber).ToProblem();
        }

        return version.FaultOf(asked.Channel, asked.Components) is var (refusal, codes) ? refusal.ToProblem(("codes", codes)) : null;
    }
}
