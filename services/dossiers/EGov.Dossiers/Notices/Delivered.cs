namespace EGov.Dossiers.Notices;

/// <summary>What came of one attempt.</summary>
/// <param name="Result">Whether it arrived, may arrive later, or never will.</param>
/// <param name="Reason">A word for operators; never an address or a text.</param>
/// <param name="Reference">What the other side calls it.</param>
internal readonly record struct Delivered(DeliveryResult Result, string? Reason = null, string? Reference = null)
{
    internal static Delivered Later(string reason) => new(DeliveryResult.Later, reason);

    /// <summary>The other side is not there at all: trying the next notice now is of no use.</summary>
    internal static Delivered Away(string reason) => new(DeliveryResult.Away, reason);

    /// <summary>The answer was lost: it may have been taken.</summary>
    internal static Delivered Unclear(string reason) => new(DeliveryResult.Unclear, reason);

    internal static Delivered Never(string reason) => new(DeliveryResult.Never, reason);
}

/// <summary>Results of an attempt.</summary>
internal enum DeliveryResult
{
    Sent = 1,
    Later,
    Away,
    Unclear,
    Never,
}
