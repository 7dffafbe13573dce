using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EGov.Organization.Tokens;

/// <summary>This service checks tokens with its own key ring; asking itself over HTTP would make its first request wait for itself.</summary>
internal sealed class OwnKeys(KeyRing keys) : IConfigurationManager<OpenIdConnectConfiguration>
{
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var configuration = new OpenIdConnectConfiguration();
        foreach (var key in await keys.PublishedAsync(cancel))
        {
            configuration.SigningKeys.Add(key);
        }

        return configuration;
    }

    public void RequestRefresh()
    {
        // Every call reads the key ring, which reads the database each minute.
    }
}
