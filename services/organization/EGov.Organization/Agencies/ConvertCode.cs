using EGov.Organization.Contracts;
using EGov.Organization.Model;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EGov.Organization.Agencies;

/// <summary>Checks an identification code and writes it in the other form, whether or not an agency bears it.</summary>
internal static class ConvertCode
{
    public sealed record Response(string Code, CodeForm Form, string? Present, string? Former);

    internal static void Map(RouteGroupBuilder codes) => codes
        .MapGet("/{code}", Handle)
        .RequireAuthorization(Policies.Read)
        .WithName(nameof(ConvertCode))
        .WithSummary("Check an identification code and convert it between its forms");

    private static Results<Ok<Response>, ProblemHttpResult> Handle(string code) => IdentificationCode.FormOf(code) switch
    {
        CodeForm.Present => TypedResults.Ok(new Response(code, CodeForm.Present, code, IdentificationCode.ToFormer(code))),
        CodeForm.Former => TypedResults.Ok(new Response(code, CodeForm.Former, IdentificationCode.ToPresent(code), code)),
        _ => Refusals.InvalidCode.ToProblem(),
    };
}
