using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EGov.Api;

/// <summary>An expected "no": the state, the input or the caller forbids what was asked, and nothing was changed.</summary>
/// <param name="Code">Stable, machine-readable name, <c>service.kebab-case</c>. Never changes once published.</param>
/// <param name="Status">HTTP status the refusal is answered with.</param>
/// <param name="Vietnamese">What the user reads first.</param>
/// <param name="English">The same in English.</param>
public sealed record Refusal(string Code, int Status, string Vietnamese, string English)
{
    /// <summary>The refusal as <c>application/problem+json</c> (RFC 9457) with <c>code</c> and both texts under <c>messages</c>.</summary>
    /// <param name="facts">Further members of the body, such as the value that was expected.</param>
    public ProblemHttpResult ToProblem(params (string Name, object? Value)[] facts) =>
        TypedResults.Problem(ToDetails(facts));

    /// <summary>The body of <see cref="ToProblem"/>, for callers that write it themselves.</summary>
    /// <param name="facts">Further members of the body.</param>
    public ProblemDetails ToDetails(params (string Name, object? Value)[] facts)
    {
        var problem = new ProblemDetails { Status = Status, Detail = Vietnamese };
        problem.Extensions["code"] = Code;
        problem.Extensions["messages"] = new Messages(Vietnamese, English);
        problem.Extensions["traceId"] = System.Diagnostics.Activity.Current?.TraceId.ToString();
        foreach (var (name, value) in facts)
        {
            problem.Extensions[name] = value;
        }

        return problem;
    }

    private sealed record Messages(string Vi, string En);
}
