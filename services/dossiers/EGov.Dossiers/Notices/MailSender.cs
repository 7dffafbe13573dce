using System.Net.Sockets;
using EGov.Dossiers.Model;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EGov.Dossiers.Notices;

/// <summary>The official mail server, over one connection for as many letters as there are.</summary>
internal sealed class MailSender(IOptions<NoticeOptions> options, TimeProvider clock)
{
    internal bool IsConfigured => options.Value.Mail.IsConfigured;

    internal Session Open() => new(options.Value.Mail, clock);

    /// <summary>One run's connection; made with the first letter, made again after it was lost.</summary>
    internal sealed class Session(NoticeOptions.MailOptions mail, TimeProvider clock) : IDisposable
    {
        private readonly SmtpClient _client = new() { Timeout = (int)mail.Timeout.TotalMilliseconds };

        internal async Task<Delivered> SendAsync(Notice notice, string text, string textEnglish, string recipientName, CancellationToken ct)
        {
            if (!MailboxAddress.TryParse(notice.Recipient, out _))
            {
                return Delivered.Never("address-invalid");
            }

            try
            {
                await ConnectAsync(ct);
            }
            catch (Exception e) when (e is SocketException or IOException or TimeoutException or SmtpProtocolException or SmtpCommandException or SslHandshakeException)
            {
                return Delivered.Away("mail-server-away");
            }
            catch (Exception e) when (e is AuthenticationException or ServiceNotAuthenticatedException or NotSupportedException)
            {
                return Delivered.Away("mail-server-refused-login");
            }

            try
            {
                var answer = await _client.SendAsync(MailLetter.Write(notice, text, textEnglish, recipientName, mail, clock.GetUtcNow()), ct);
                return new Delivered(DeliveryResult.Sent, null, answer.Length > 200 ? answer[..200] : answer);
            }
            catch (SmtpCommandException e)
            {
                var reason = $"mail-refused-{(int)e.StatusCode}";
                return (int)e.StatusCode >= 500 ? Delivered.Never(reason) : Delivered.Later(reason);
            }
            catch (Exception e) when (e is SocketException or IOException or TimeoutException or SmtpProtocolException or ServiceNotConnectedException)
            {
                // The letter may have gone through and only the answer been lost.
                return Delivered.Unclear("mail-connection-lost");
            }
        }

        public void Dispose() => _client.Dispose();

        private async Task ConnectAsync(CancellationToken ct)
        {
            if (_client.IsConnected)
            {
                return;
            }

            await _client.ConnectAsync(mail.Host!, mail.Port, mail.Security, ct);
            if (mail.UserName is { Length: > 0 } user)
            {
                await _client.AuthenticateAsync(user, mail.Password ?? "", ct);
            }
        }
    }
}
