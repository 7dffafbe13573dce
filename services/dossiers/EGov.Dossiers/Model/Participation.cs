using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <summary>
/// An agency's own record of a dossier: what it sees in its lists and what its reports count. The receiver's runs to the dossier's end,
/// another agency's from the hand-over to it until it hands on. A change of the due time or a return to the agency closes the row (superseded)
/// and opens the next round with the original arrival, so that every past day's report can be computed: the row that held at D is the one with
/// opened_at &lt;= D &lt; coalesce(superseded_at, infinity), and its facts are instants themselves.
/// </summary>
internal sealed class Participation
{
    public Guid DossierId { get; init; }

    public Guid AgencyId { get; init; }

    /// <summary>1, 2, 3 ... per dossier and agency.</summary>
    public int Round { get; init; }

    public bool IsReceiver { get; init; }

    public Guid ProcedureId { get; init; }

    public required string Field { get; init; }

    public Channel Channel { get; init; }

    /// <summary>What its lists are searched by, without diacritics. A copy, so that an agency's search reads nothing but its own rows.</summary>
    public required string Search { get; set; }

    /// <summary>Agency it came from; null for the receiver.</summary>
    public Guid? FromAgencyId { get; init; }

    /// <summary>When it was received, or came from another agency; null for an online submission that is not accepted yet (not counted).</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? TakenUpAt { get; private set; }

    /// <summary>Due time of the agency's part; null without a term and while the clock stands.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public ParticipationOutcome? Outcome { get; private set; }

    /// <summary>When this round began.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When the next round replaced it.</summary>
    public DateTimeOffset? SupersededAt { get; private set; }

    internal static Participation Open(
        Dossier dossier, string field, Guid agencyId, bool isReceiver, Guid? from,
        DateTimeOffset? arrivedAt, DateTimeOffset? takenUpAt, DateTimeOffset? dueAt, DateTimeOffset openedAt) => new()
        {
            DossierId = dossier.Id,
            AgencyId = agencyId,
            Round = 1,
            IsReceiver = isReceiver,
            ProcedureId = dossier.ProcedureId,
            Field = field,
            Channel = dossier.Channel,
            Search = dossier.SearchText,
            FromAgencyId = from,
            ArrivedAt = arrivedAt,
            TakenUpAt = takenUpAt,
            DueAt = dueAt,
            OpenedAt = openedAt,
        };

    /// <summary>The next round: same arrival, open again, with the due time that holds from now on.</summary>
    internal Participation Next(DateTimeOffset at, DateTimeOffset? dueAt, DateTimeOffset? takenUpAt)
    {
        SupersededAt = at;
        return new Participation
        {
            DossierId = DossierId,
            AgencyId = AgencyId,
            Round = Round + 1,
            IsReceiver = IsReceiver,
            ProcedureId = ProcedureId,
            Field = Field,
            Channel = Channel,
            Search = Search,
            FromAgencyId = FromAgencyId,
            ArrivedAt = ArrivedAt,
            TakenUpAt = takenUpAt,
            DueAt = dueAt,
            OpenedAt = at,
        };
    }

    /// <summary>
    /// The open record passes to a successor: it ends here without being finished, and opens there with the first arrival. Where the successor
    /// has an open record of its own that says as much, that one goes on and nothing opens.
    /// </summary>
    internal Participation? PassTo(Guid agencyId, Participation? there, DateTimeOffset at, bool taken)
    {
        SupersededAt = at;
        if (there is { FinishedAt: null } && (there.IsReceiver || !IsReceiver))
        {
            return null;
        }

        if (there is not null)
        {
            there.SupersededAt = at;
        }

        return new Participation
        {
            DossierId = DossierId,
            AgencyId = agencyId,
            Round = (there?.Round ?? 0) + 1,
            IsReceiver = IsReceiver || there?.IsReceiver == true,
            ProcedureId = ProcedureId,
            Field = Field,
            Channel = Channel,
            Search = Search,
            FromAgencyId = AgencyId,
            ArrivedAt = there?.ArrivedAt < ArrivedAt ? there.ArrivedAt : ArrivedAt,
            TakenUpAt = taken ? TakenUpAt : null,
            DueAt = DueAt,
            OpenedAt = at,
        };
    }

    /// <summary>An online submission becomes a received dossier.</summary>
    internal void Receive(DateTimeOffset at, DateTimeOffset? dueAt, string search) => (ArrivedAt, TakenUpAt, DueAt, Search) = (at, at, dueAt, search);

    internal void TakeUp(DateTimeOffset at) => TakenUpAt ??= at;

    internal void Finish(DateTimeOffset at, ParticipationOutcome outcome) => (FinishedAt, Outcome) = (at, outcome);
}

/// <summary>How an agency's part ended.</summary>
internal enum ParticipationOutcome
{
    /// <summary>Decided: granted.</summary>
    Granted = 1,

    /// <summary>Decided: refused.</summary>
    Refused,

    /// <summary>Handed on to another agency, or its branch completed.</summary>
    PassedOn,

    /// <summary>Withdrawn by the applicant; counted as resolved on time.</summary>
    Withdrawn,

    /// <summary>Never received; not counted.</summary>
    Declined,
}
