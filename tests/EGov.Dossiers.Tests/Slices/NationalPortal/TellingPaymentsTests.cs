using System.Net;
using System.Text.Json;
using EGov.Dossiers.Payments;
using EGov.Dossiers.Tests.Slices.Payments;
using EGov.Testing;
using Microsoft.AspNetCore.Builder;
using Xunit;
using static EGov.Dossiers.Tests.Slices.Payments.PayingDistrict;

namespace EGov.Dossiers.Tests.Slices.NationalPortal;

/// <summary>Between a portal and a provider of payments.</summary>
public sealed class TellingPaymentsTests : IAsyncLifetime
{
    private WebApplication _portal = null!;
    private PayingDistrict _world = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalDistrict.StartPortalAsync();
        _world = new PayingDistrict { Further = PortalDistrict.SettingsFor(_portal) };
        await _world.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_dossier_paid_online_is_told_again_as_paid_so()
    {
        var (_, dossier, asked, started) = await _world.AtTheProviderAsync();
        await ToldAsAsync(dossier.Code!, "0", waitsForPayment: true);

        await _world.PressAsync(started, "pay");
        await _world.BecomesAsync(asked, PaymentState.Paid);

        await ToldAsAsync(dossier.Code!, "2", waitsForPayment: false);
    }

    private Task ToldAsAsync(string code, string paidOnline, bool waitsForPayment) => Eventually.IsTrue(
        async () =>
        {
            await _world.District.App.RunWorkAsync("portal-delivery", Now.AddMinutes(1));
            using var portal = new HttpClient { BaseAddress = new Uri(_portal.Urls.First()) };
            using var answer = await portal.GetAsync($"/dossiers/{code}");
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return false;
            }

            var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("dossier");
            return told.GetProperty("DuocThanhToanTrucTuyen").GetString() == paidOnline && (told.GetProperty("TrangThaiHoSo").GetString() == "6") == waitsForPayment;
        },
        "the portal is told of the payment", TimeSpan.FromSeconds(30));
}
