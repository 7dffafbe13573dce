namespace EGov.Dossiers.Payments;

/// <summary>The payment provider. Section <c>Payments</c>; without address and key only cash and transfers are taken.</summary>
internal sealed class PaymentOptions
{
    internal const string Section = "Payments";

    /// <summary>A shorter key could be guessed.</summary>
    private const int ShortestKey = 32;

    /// <summary>Where the provider is.</summary>
    public Uri? Address { get; set; }

    /// <summary>Who we are to the provider (mã đối tác).</summary>
    public string PartnerCode { get; set; } = "egov";

    /// <summary>Shared secret of the signatures, at least 32 characters.</summary>
    public string? Key { get; set; }

    /// <summary>Where the provider calls back.</summary>
    public Uri? CallbackAddress { get; set; }

    /// <summary>Where the payer comes back to.</summary>
    public Uri? ReturnAddress { get; set; }

    /// <summary>How long a payer has.</summary>
    public TimeSpan ExpiresAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>When an unfinished payment is asked for first; the pause doubles each time.</summary>
    public TimeSpan CheckAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest pause between two questions.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromHours(6);

    internal bool IsConfigured => Address is not null && CallbackAddress is not null && ReturnAddress is not null && Key?.Length >= ShortestKey;

    /// <summary>The pause after so many questions.</summary>
    internal TimeSpan PauseAfter(int times)
    {
        var pause = CheckAfter * Math.Pow(2, Math.Min(times, 20));
        return pause < LongestPause ? pause : LongestPause;
    }
}
