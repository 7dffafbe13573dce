using EGov.Dossiers.Contracts;
using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>Everything a published version of a procedure says and that never changes once it is published; stored as one document.</summary>
internal sealed record ProcedureContent(
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<Component> Components,
    IReadOnlyList<Fee> Fees,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<Step> Steps,
    PausePolicy SupplementPolicy,
    IReadOnlyList<string> LegalBases,
    string? Requirements,
    string? Result,
    bool OutOfBoundary = false)
{
    /// <summary>The term of a channel, or null where the procedure has none.</summary>
    internal Duration? TermFor(Channel channel) => Terms.FirstOrDefault(t => t.Channel == channel)?.Duration;

    /// <summary>The steps of one stage: a single one, or the members of a parallel group with the leading one first.</summary>
    internal IReadOnlyList<Step> StageOf(int step)
    {
        var known = Steps.First(s => s.No == step);
        return known.Group is null
            ? [known]
            : [.. Steps.Where(s => s.Group == known.Group).OrderByDescending(s => s.Leads).ThenBy(s => s.No)];
    }

    /// <summary>The stage that follows the one a step belongs to; empty after the last.</summary>
    internal IReadOnlyList<Step> StageAfter(int step)
    {
        var last = StageOf(step).Max(s => s.No);
        var next = Steps.Where(s => s.No > last).MinBy(s => s.No);
        return next is null ? [] : StageOf(next.No);
    }

    /// <summary>Stages in order.</summary>
    internal IEnumerable<IReadOnlyList<Step>> Stages()
    {
        for (var stage = Steps.Count == 0 ? [] : StageOf(Steps.Min(s => s.No)); stage.Count > 0; stage = StageAfter(stage[0].No))
        {
            yield return stage;
        }
    }

    /// <summary>What is wrong with the steps, or null: they start at the receiving agency, each group has one lead, and their hours add up to every published term.</summary>
    internal StepFault? FaultOfSteps()
    {
        if (Steps.Count == 0)
        {
            return new StepFault("empty", null, null, null);
        }

        if (Steps.Select(s => s.No).Distinct().Count() != Steps.Count || StageOf(Steps.Min(s => s.No)) is not [{ Agency.Kind: SelectorKind.Receiving }])
        {
            return new StepFault("order", null, null, null);
        }

        foreach (var stage in Stages())
        {
            var numbers = stage.Select(s => s.No).Order().ToList();
            if (stage.Count(s => s.Leads) != 1 || numbers[^1] - numbers[0] != stage.Count - 1)
            {
                return new StepFault("group", null, null, null);
            }
        }

        foreach (var channel in Channels)
        {
            var published = TermFor(channel)?.Hours();
            var summed = Stages().Sum(stage => stage.Max(s => s.HoursFor(channel)));
            if (published is not null && published != summed)
            {
                return new StepFault("hours", channel, published, summed);
            }
        }

        return null;
    }
}

/// <summary>Why steps cannot be published.</summary>
internal sealed record StepFault(string Kind, Channel? Channel, int? PublishedHours, int? StepHours);

/// <summary>A paper of the dossier (thành phần hồ sơ).</summary>
internal sealed record Component(string Code, string Name, bool Required, int Originals, int Copies, string? Template, bool FileRequired = false);

/// <summary>A fee (phí) or charge (lệ phí): price per unit, for dossiers received while it holds.</summary>
internal sealed record Fee(string Code, string Name, FeeKind Kind, long UnitPrice, string Unit, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    internal bool HoldsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day < ValidTo);
}

/// <summary>Kind of fee.</summary>
internal enum FeeKind
{
    Fee = 1,
    Charge = 2,
}

/// <summary>Published time of a channel; a channel without one has no due time.</summary>
internal sealed record Term(Channel Channel, int Amount, DurationUnit Unit)
{
    internal Duration Duration => new(Amount, Unit);
}

/// <summary>One step of the internal process. Steps that share a group are worked in parallel under the one that leads.</summary>
internal sealed record Step(
    int No,
    string Name,
    string? Task,
    AgencySelector Agency,
    string? Unit,
    string? Role,
    int Hours,
    IReadOnlyDictionary<Channel, int>? HoursByChannel = null,
    int? Group = null,
    bool Leads = true)
{
    internal int HoursFor(Channel channel) => HoursByChannel?.GetValueOrDefault(channel, Hours) ?? Hours;
}

/// <summary>Which agency works a step, said relative to the receiving agency so that one procedure serves every commune.</summary>
/// <param name="Kind">How the agency is found.</param>
/// <param name="AgencyId">The agency, where it is fixed.</param>
/// <param name="AgencyKind">Kind of the agency above the receiving one, such as <c>district</c>.</param>
/// <param name="ShortName">Short name of the agency directly below that one.</param>
internal sealed record AgencySelector(SelectorKind Kind, Guid? AgencyId = null, string? AgencyKind = null, string? ShortName = null);

/// <summary>How the agency of a step is found.</summary>
internal enum SelectorKind
{
    /// <summary>The agency that received the dossier.</summary>
    Receiving = 1,

    /// <summary>Always the same agency.</summary>
    Fixed,

    /// <summary>The agency directly above the receiving one.</summary>
    Parent,

    /// <summary>The nearest agency of a kind above the receiving one.</summary>
    Above,

    /// <summary>The agency with a short name directly below the nearest agency of a kind above the receiving one.</summary>
    Beside,

    /// <summary>Chosen by whoever hands over.</summary>
    Chosen,
}

/// <summary>Terms as hours, one day being eight.</summary>
internal static class TermHours
{
    internal static int Hours(this Duration duration) =>
        duration.Unit == DurationUnit.WorkingHours ? duration.Amount : duration.Amount * Duration.HoursPerDay;
}
