using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace EGov.Api;

/// <summary>A policy whose name holds a colon is a right by name: the token must carry that scope. No list to keep in step.</summary>
internal sealed class ScopePolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName)
    {
        if (!policyName.Contains(':', StringComparison.Ordinal))
        {
            return await base.GetPolicyAsync(policyName);
        }

        return new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .RequireAssertion(context => context.User.FindFirst("scope") is { } scope
                && scope.Value.Split(' ').Contains(policyName, StringComparer.Ordinal))
            .Build();
    }

    public override bool AllowsCachingPolicies => true;
}
