using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace EGov.Dossiers.Notices;

/// <summary>How applicants are reached. Section <c>Notices</c>; what is left out is not sent, and the operators' list says so.</summary>
internal sealed class NoticeOptions : IValidatableObject
{
    internal const string Section = "Notices";

    public MailOptions Mail { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    /// <summary>How long a notice is tried before it is given up; what is older when its turn comes is not sent any more.</summary>
    public TimeSpan KeepTrying { get; set; } = TimeSpan.FromDays(5);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Mail.Host is { Length: > 0 } && !MimeKit.MailboxAddress.TryParse(Mail.From, out _))
        {
            yield return new ValidationResult("Notices:Mail:From must be a mail address where Notices:Mail:Host is set.");
        }

        if (Sms.Address is not null && Sms.Secret.Length < 16)
        {
            yield return new ValidationResult("Notices:Sms:Secret must have 16 characters or more where Notices:Sms:Address is set.");
        }
    }

    /// <summary>The official mail server.</summary>
    internal sealed class MailOptions
    {
        public string? Host { get; set; }

        public int Port { get; set; } = 25;

        public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTlsWhenAvailable;

        public string? UserName { get; set; }

        public string? Password { get; set; }

        public string From { get; set; } = "";

        public string FromName { get; set; } = "Bộ phận Một cửa";

        /// <summary>Longest wait for one answer of the server.</summary>
        public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

        internal bool IsConfigured => Host is { Length: > 0 };

        internal string Domain => From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The SMS gateway.</summary>
    internal sealed class SmsOptions
    {
        /// <summary>Where messages are posted to.</summary>
        public Uri? Address { get; set; }

        /// <summary>Shared with the gateway; every message is signed with it.</summary>
        public string Secret { get; set; } = "";

        /// <summary>Registered brand name shown as sender.</summary>
        public string Sender { get; set; } = "";

        internal bool IsConfigured => Address is not null;
    }
}

/// <summary>Where citizens find the platform. Section <c>Public</c>.</summary>
internal sealed class PublicOptions
{
    internal const string Section = "Public";

    /// <summary>Address of the gateway as citizens type it; without it notices carry no links.</summary>
    public Uri? BaseAddress { get; set; }

    internal string? Link(string path) => BaseAddress is null ? null : new Uri(BaseAddress, path).ToString();
}
