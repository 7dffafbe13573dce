using System.Net;
using System.Text.Json;

namespace EGov.Replay.Api;

/// <summary>What the platform answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, int? Version, byte[] Body)
{
    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;

    internal string Text => System.Text.Encoding.UTF8.GetString(Body);

    /// <summary>The stable code of a refusal.</summary>
    internal string? Code
    {
        get
        {
            if (IsSuccess || Body.Length == 0 || Body[0] != '{')
            {
                return null;
            }

            return Json.TryGetProperty("code", out var code) ? code.GetString() : null;
        }
    }
}

/// <summary>The platform refused what the plan says must succeed; the run cannot go on.</summary>
internal sealed class UnexpectedAnswerException(string what, ApiAnswer answer)
    : Exception($"{what}: {(int)answer.Status} {answer.Text}")
{
    internal ApiAnswer Answer { get; } = answer;
}
