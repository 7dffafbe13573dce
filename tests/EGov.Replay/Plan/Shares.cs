namespace EGov.Replay.Plan;

/// <summary>
/// How many dossiers of a year take the ways beside the straight one, in hundredths. Few desks published such figures for 2015; these follow
/// from how the desk works, and the year's own totals stay what was published: nothing here makes a dossier late.
/// </summary>
/// <param name="Supplements">
/// Of all that were received: most gaps are closed at the counter before there is a receipt, so of a hundred dossiers three have to be completed later.
/// </param>
/// <param name="Apologies">
/// Of all that were returned: a dossier that was apologised for in time is due at its new date and counts as on time, which is how a year without a late
/// one comes about; more than one in a hundred would show in the district's own report of rescheduled dossiers.
/// </param>
/// <param name="Ratings">Of all that were returned: the share of applicants who touch the screen at the desk when nobody makes them.</param>
/// <param name="Online">Of those whose procedure may be submitted online (mức độ 3), in a district's first years with it; their fees are paid online.</param>
internal sealed record Shares(int Supplements, int Apologies, int Ratings, int Online)
{
    internal static Shares None { get; } = new(0, 0, 0, 0);

    /// <summary>The exact number of a share, rounded to whole dossiers.</summary>
    internal static int Of(int hundredths, int whole) => (int)Math.Round(whole * hundredths / 100m, MidpointRounding.AwayFromZero);

    /// <summary>Spreads a share evenly: whether the dossier in this place of the row is one of them.</summary>
    internal static bool Falls(int hundredths, int place) => (place + 1) * hundredths / 100 > place * hundredths / 100;
}

/// <summary>What happens to a dossier beside the steps of its procedure.</summary>
internal enum Detour
{
    None,
    Supplement,
    Apology,
}
