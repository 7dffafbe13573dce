using EGov.WorkingTime;

namespace EGov.Dossiers.Model;

/// <summary>
/// What a supplement does to the term of the dossiers that an agency receives from a day on, where it differs from what their procedures say.
/// Rows are added for days to come and never altered, so a dossier keeps the option of the day it was received.
/// </summary>
internal sealed class SupplementOption
{
    public Guid AgencyId { get; init; }

    /// <summary>1, 2, 3 ... per agency.</summary>
    public int Number { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>Null goes back to what each procedure says.</summary>
    public PausePolicy? Policy { get; init; }

    public DateTimeOffset SetAt { get; init; }
}
