using System.Text.Json.Serialization;

namespace EGov.Web.Platform;

/// <summary>What a service said no with (RFC 9457), in both languages, and by member where a form was wrong.</summary>
public sealed record Problem(
    int Status, string? Code, string? Detail, [property: JsonPropertyName("messages")] ProblemMessages? Messages, IReadOnlyDictionary<string, string[]>? Errors, string? TraceId)
{
    internal string In(string language) => (language == "en" ? Messages?.En : Messages?.Vi) ?? Detail ?? Code ?? string.Empty;
}

/// <summary>A refusal's texts.</summary>
public sealed record ProblemMessages(string? Vi, string? En);

/// <summary>A page cannot be drawn because a service refuses or does not answer; the error page says so.</summary>
internal sealed class ApiRefused(int status, Problem? problem) : Exception($"A service answered {status} {problem?.Code}.")
{
    internal int Status { get; } = status;

    internal Problem? Problem { get; } = problem;
}
