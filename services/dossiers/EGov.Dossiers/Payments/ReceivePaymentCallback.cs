using System.Text;
using System.Text.Json;
using EGov.Api;
using EGov.Dossiers.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EGov.Dossiers.Payments;

/// <summary>
/// The provider says that a payment ended. It has no account: its signature is what counts, and without a good one nothing is read, let alone
/// changed. Said again, it is answered again and done once; a wrong sum is refused and kept.
/// </summary>
internal static class ReceivePaymentCallback
{
    internal const string Kind = "CALLBACK";
    private const int Longest = 64 * 1024;

    public sealed record Response(string Code, Heard Heard);

    internal static void Map(RouteGroupBuilder payments) => payments
        .MapPost("/callback", Handle)
        .AllowAnonymous()
        .WithName(nameof(ReceivePaymentCallback))
        .WithSummary("Callback of the payment provider, signed with the shared key");

    private static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        HttpRequest request, IOptions<PaymentOptions> options, OnlineSettlement online, CancellationToken ct)
    {
        if (options.Value is not { IsConfigured: true, Key: { } key, CallbackAddress: { } address })
        {
            return Refusals.PaymentsNotConfigured.ToProblem();
        }

        if (await ReadAsync(request.Body, ct) is not { } raw)
        {
            return CommonRefusals.TooLarge.ToProblem();
        }

        // The path is the one the provider was given: a gateway in between takes its prefix off.
        if (!PaymentSignature.IsValid(key, request.Headers[PaymentSignature.TimeHeader], request.Headers[PaymentSignature.SignatureHeader], Kind, address.AbsolutePath, raw))
        {
            return Refusals.CallbackNotSigned.ToProblem();
        }

        if (Parse(raw) is not { } status)
        {
            return CommonRefusals.MalformedBody.ToProblem();
        }

        return await online.HearAsync(status, raw, calledBack: true, ct) switch
        {
            Heard.Unknown => TypedResults.NotFound(),
            Heard.Mismatched => Refusals.PaymentAmountMismatch.ToProblem(),
            var heard => TypedResults.Ok(new Response("00", heard)),
        };
    }

    private static async Task<string?> ReadAsync(Stream body, CancellationToken ct)
    {
        var bytes = new byte[Longest + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return read > Longest ? null : Encoding.UTF8.GetString(bytes, 0, read);
    }

    private static ProviderStatus? Parse(string raw)
    {
        try
        {
            return JsonSerializer.Deserialize<ProviderStatus>(raw, Document.Json) is { Reference: not null } status && Enum.IsDefined(status.Status) ? status : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
