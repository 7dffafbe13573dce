using System.Net;
using System.Text;

namespace EGov.Organization.Tokens;

/// <summary>A form request of a client (RFC 6749): its parameters, each at most once, and the client's own credentials.</summary>
internal sealed class TokenForm
{
    private readonly IFormCollection _form;

    private TokenForm(IFormCollection form, string? clientId, string? secret) => (_form, ClientId, ClientSecret) = (form, clientId, secret);

    internal string? ClientId { get; }

    internal string? ClientSecret { get; }

    internal string? this[string name] => _form[name] is [{ Length: > 0 } value] ? value : null;

    /// <summary>Null when it is not such a form.</summary>
    internal static async Task<TokenForm?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        var form = await request.ReadFormAsync(ct);
        if (form.Any(field => field.Value.Count > 1))
        {
            return null;
        }

        return Basic(request.Headers.Authorization.ToString()) is { } basic
            ? new TokenForm(form, basic.Id, basic.Secret)
            : new TokenForm(form, form["client_id"], form["client_secret"]);
    }

    private static (string Id, string Secret)? Basic(string header)
    {
        const string Scheme = "Basic ";
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return ("", "");
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return (WebUtility.UrlDecode(parts[0]), parts.Length == 2 ? WebUtility.UrlDecode(parts[1]) : "");
    }
}
