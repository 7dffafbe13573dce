namespace EGov.Dossiers.Contracts;

/// <summary>How an obligation was paid.</summary>
public enum PaymentWay
{
    /// <summary>Not known to this version of the contract.</summary>
    Unknown = 0,

    /// <summary>Tiền mặt: at the desk.</summary>
    Cash = 1,

    /// <summary>Chuyển khoản: to the agency's account.</summary>
    Transfer = 2,

    /// <summary>Trực tuyến: through the payment provider.</summary>
    Online = 3,
}
