using EGov.Api;
using EGov.Dossiers.Contracts;

namespace EGov.Dossiers.Model;

/// <summary>A published version as reception needs it. Never changes, so it may be kept in memory; whether it is in effect on a day is asked of the database.</summary>
internal sealed record PublishedVersion(Guid ProcedureId, Guid VersionId, string Code, int Number, string Field, Guid? AgencyId, ProcedureContent Content)
{
    private readonly int _firstStep = Content.Steps.Min(s => s.No);

    internal ReceivedUnder ReceivedUnder => new(ProcedureId, VersionId, Field, _firstStep);

    internal Step FirstStep => Content.Steps.First(s => s.No == _firstStep);

    /// <summary>What is wrong with an application under this version, with the codes concerned; or null.</summary>
    internal (Refusal Refusal, IReadOnlyList<string> Codes)? FaultOf(Channel channel, IReadOnlyList<HandedIn> components)
    {
        if (!Content.Channels.Contains(channel))
        {
            return (Refusals.ChannelNotOffered, [channel.ToString()]);
        }

        var unknown = components.Where(h => Content.Components.All(c => c.Code != h.Code)).Select(h => h.Code).ToList();
        if (unknown.Count > 0)
        {
            return (Refusals.UnknownComponent, unknown);
        }

        var missing = Content.Components.Where(c => c.Required && !components.Any(h => h.Code == c.Code && h.Originals >= c.Originals && h.Copies >= c.Copies))
            .Select(c => c.Code).ToList();
        return missing.Count > 0 ? (Refusals.ComponentMissing, missing) : null;
    }

    /// <summary>Fee lines at the prices of a day, or null when one is not the procedure's.</summary>
    internal IReadOnlyList<FeeLine>? Price(IReadOnlyList<(string Code, int Quantity)> fees, DateOnly day)
    {
        var lines = new List<FeeLine>(fees.Count);
        foreach (var (code, quantity) in fees)
        {
            var fee = Content.Fees.FirstOrDefault(f => f.Code == code && f.HoldsOn(day));
            if (fee is null)
            {
                return null;
            }

            lines.Add(new FeeLine(code, quantity, fee.UnitPrice, checked(fee.UnitPrice * quantity)));
        }

        return lines;
    }
}
