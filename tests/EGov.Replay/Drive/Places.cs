using EGov.Replay.Plan;

namespace EGov.Replay.Drive;

/// <summary>What the platform calls the agencies, officials and procedures of the plan.</summary>
internal sealed record Places(
    IReadOnlyDictionary<string, Guid> Agencies,
    IReadOnlyDictionary<string, Guid> Officials)
{
    internal Guid Of(AgencyFact agency) => Agencies[agency.Key];

    internal Guid Of(OfficialFact official) => Officials[official.UserName];
}
