using EGov.Api;
using EGov.Dossiers.Contracts;
using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>
/// One application (hồ sơ) on its way from submission to result. Holdings say who had it when, participations what each agency sees of it.
/// Every method is one move of the state machine: it either moves everything that belongs together or refuses and changes nothing.
/// </summary>
internal sealed partial class Dossier : IEventSubject
{
    private readonly List<Holding> _holdings = [];
    private readonly List<Participation> _participations = [];

    public Guid Id { get; private init; }

    public int Version { get; private set; }

    /// <summary>Code on the receipt; null until received.</summary>
    public string? Code { get; private set; }

    public Guid ProcedureId { get; private init; }

    public Guid ProcedureVersionId { get; private init; }

    /// <summary>The agency competent for it: it receives, or another desk receives for it.</summary>
    public Guid ReceivingAgencyId { get; private set; }

    /// <summary>Hours the due time is computed by; null for the standard ones.</summary>
    public Guid? CalendarId { get; private set; }

    public Channel Channel { get; private init; }

    public DossierState State { get; private set; }

    /// <summary>Step of the leading row.</summary>
    public int Step { get; private set; }

    /// <summary>Account of the applicant, where there is one.</summary>
    public Guid? OwnerId { get; private init; }

    public ApplicantKind ApplicantKind { get; private init; }

    public string ApplicantName { get; private init; } = "";

    /// <summary>CCCD of a person, tax code of an organisation.</summary>
    public string ApplicantIdentity { get; private init; } = "";

    public string? ApplicantPhone { get; private init; }

    public string? ApplicantEmail { get; private init; }

    public string? ApplicantAddress { get; private init; }

    /// <summary>What is asked for (nội dung yêu cầu giải quyết).</summary>
    public string? Subject { get; private init; }

    public IReadOnlyList<HandedIn> Components { get; private set; } = [];

    public IReadOnlyList<FeeLine> Fees { get; private init; } = [];

    public DateTimeOffset? SubmittedAt { get; private init; }

    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>When the result is due; null without a term and while the clock stands.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When an online submission has to be answered.</summary>
    public DateTimeOffset? AcceptBy { get; private set; }

    public DecisionOutcome? Outcome { get; private set; }

    public string? DecisionReason { get; private set; }

    public string? ResultNumber { get; private set; }

    /// <summary>When handling ended: decided, withdrawn or declined.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>How often a supplement was asked for; the law allows one.</summary>
    public int SupplementRequests { get; private set; }

    /// <summary>Holdings so far, so that the next number needs no query.</summary>
    public int HoldingCount { get; private set; }

    public IReadOnlyList<Holding> Holdings => _holdings;

    public IReadOnlyList<Participation> Participations => _participations;

    /// <summary>The leading row that is open.</summary>
    internal Holding Lead => _holdings.Single(h => h.Leads && h.UntilAt is null);

    /// <summary>Whether the clock stands.</summary>
    internal bool IsPaused => State is DossierState.SupplementRequested or DossierState.PaymentRequested or DossierState.Stopped;

    /// <summary>What its agencies' lists are searched by: name, identity number, phone and code, without diacritics.</summary>
    internal string SearchText => VietnameseText.Fold($"{ApplicantName} {ApplicantIdentity} {ApplicantPhone} {Code}");

    /// <summary>Counter reception: valid, complete, with its code, its clock running.</summary>
    internal static Dossier Receive(
        Application application, string code, DateTimeOffset at, DateTimeOffset? dueAt, DateTimeOffset? stepDueAt, Actor actor, DateTimeOffset? handOnBy = null)
    {
        var dossier = From(application, null, null);
        (dossier.Code, dossier.ReceivedAt, dossier.DueAt, dossier.CalendarId, dossier.HandOnBy) = (code, at, dueAt, application.CalendarId, handOnBy);
        (dossier.State, dossier.Step, dossier.Version) = (DossierState.Received, application.Procedure.FirstStep, 1);
        if (application.DeskAgencyId is { } desk)
        {
            dossier.TakeInFor(desk, application.Procedure.Field, at, dueAt, stepDueAt, actor);
            return dossier;
        }

        dossier.Begin(new Entry(HoldingAction.Received, actor, at), dossier.ReceivingAgencyId, actor.OfficialId, stepDueAt);
        dossier._participations.Add(Participation.Open(
            dossier, application.Procedure.Field, dossier.ReceivingAgencyId, true, null, at, at, dueAt, at));
        return dossier;
    }

    /// <summary>Online submission: the agency sees it and has to accept or decline it.</summary>
    internal static Dossier Submit(Application application, DateTimeOffset at, DateTimeOffset acceptBy, Actor actor)
    {
        var dossier = From(application, at, acceptBy);
        (dossier.State, dossier.Step, dossier.Version) = (DossierState.Submitted, application.Procedure.FirstStep, 1);
        dossier.Begin(new Entry(HoldingAction.Submitted, actor, at), dossier.ReceivingAgencyId, null, acceptBy);
        dossier._participations.Add(Participation.Open(
            dossier, application.Procedure.Field, dossier.ReceivingAgencyId, true, null, null, null, acceptBy, at));
        return dossier;
    }

    private static Dossier From(Application a, DateTimeOffset? submittedAt, DateTimeOffset? acceptBy) => new()
    {
        Id = Guid.CreateVersion7(),
        ProcedureId = a.Procedure.Id,
        ProcedureVersionId = a.Procedure.VersionId,
        ReceivingAgencyId = a.AgencyId,
        DeskAgencyId = a.DeskAgencyId,
        ResultAgencyId = a.ResultAgencyId,
        Channel = a.Channel,
        OwnerId = a.OwnerId,
        ApplicantKind = a.Applicant.Kind,
        ApplicantName = VietnameseText.Nfc(a.Applicant.Name),
        ApplicantIdentity = a.Applicant.Identity,
        ApplicantPhone = a.Applicant.Phone,
        ApplicantEmail = a.Applicant.Email,
        ApplicantAddress = a.Applicant.Address is { } address ? VietnameseText.Nfc(address) : null,
        Subject = a.Subject is { } subject ? VietnameseText.Nfc(subject) : null,
        Components = a.Components,
        Fees = a.Fees,
        SubmittedAt = submittedAt,
        AcceptBy = acceptBy,
    };

    /// <summary>Ends the open leading row and begins the next with what the dossier says now.</summary>
    private void Advance(Entry entry, Guid agencyId, Guid? officialId, DateTimeOffset? stepDueAt)
    {
        TraceHandOn(entry, officialId);
        var before = Lead;
        before.End(entry.At, entry.Action);
        Begin(entry, agencyId, officialId, stepDueAt, before);
        Version++;
    }

    private void Begin(Entry entry, Guid agencyId, Guid? officialId, DateTimeOffset? stepDueAt, Holding? before = null)
    {
        var row = new Holding
        {
            DossierId = Id,
            Seq = ++HoldingCount,
            Step = Step,
            Leads = true,
            AgencyId = agencyId,
            OfficialId = officialId,
            State = State,
            Action = entry.Action,
            Actor = entry.Actor.AccountId,
            ActorName = entry.Actor.Name,
            Note = entry.Note,
            FromAt = entry.At,
            DueAt = stepDueAt,
            Channel = Channel,
            ProcedureVersionId = ProcedureVersionId,
        };
        row.Follow(before);
        _holdings.Add(row);
    }

    /// <summary>Clocks of two machines may differ by a little; time never runs backwards in a dossier's history.</summary>
    private static DateTimeOffset NotBefore(DateTimeOffset at, Holding row) => at < row.FromAt ? row.FromAt : at;

    /// <summary>Closes an agency's open round and opens the next with another due time.</summary>
    private void Renew(Participation open, DateTimeOffset at, DateTimeOffset? dueAt) =>
        _participations.Add(open.Next(at, dueAt, open.TakenUpAt));

    private List<Participation> OpenParticipations() =>
        [.. _participations.Where(p => p.SupersededAt is null && p.FinishedAt is null)];

    private void FinishAll(DateTimeOffset at, ParticipationOutcome outcome)
    {
        foreach (var open in OpenParticipations())
        {
            open.Finish(at, outcome);
        }
    }

    private readonly record struct Entry(HoldingAction Action, Actor Actor, DateTimeOffset At, string? Note = null);
}

/// <summary>What an application says, checked and completed.</summary>
internal sealed record Application(
    ReceivedUnder Procedure,
    Guid AgencyId,
    Guid? CalendarId,
    Channel Channel,
    Guid? OwnerId,
    Applicant Applicant,
    string? Subject,
    IReadOnlyList<HandedIn> Components,
    IReadOnlyList<FeeLine> Fees,
    Guid? DeskAgencyId = null,
    Guid? ResultAgencyId = null);

/// <summary>The version of the procedure a dossier is handled under.</summary>
internal sealed record ReceivedUnder(Guid Id, Guid VersionId, string Field, int FirstStep);

/// <summary>Who applies.</summary>
internal sealed record Applicant(ApplicantKind Kind, string Name, string Identity, string? Phone, string? Email, string? Address);

/// <summary>Kind of applicant, with the numbers used on the wires of the one-stop system.</summary>
public enum ApplicantKind
{
    Citizen = 1,
    Enterprise = 2,
}

/// <summary>A paper handed in.</summary>
internal sealed record HandedIn(string Code, int Originals, int Copies);

/// <summary>A fee of the dossier: price of the day of reception times quantity.</summary>
internal sealed record FeeLine(string Code, int Quantity, long UnitPrice, long Amount);

/// <summary>Who acts.</summary>
internal sealed record Actor(Guid? AccountId, string? Name, Guid? OfficialId)
{
    internal static Actor Of(Caller caller) => new(
        caller.Subject == Guid.Empty ? null : caller.Subject,
        caller.Kind is CallerKind.Official or CallerKind.Client ? caller.Name : null,
        caller.OfficialId);
}
