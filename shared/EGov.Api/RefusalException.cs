using Microsoft.AspNetCore.Http;

namespace EGov.Api;

/// <summary>
/// Carries a refusal out of parameter binding, where a result cannot be returned. Slices return refusals; they never throw this.
/// </summary>
internal sealed class RefusalException(Refusal refusal) : BadHttpRequestException(refusal.English, refusal.Status)
{
    internal Refusal Refusal { get; } = refusal;
}
