using System.Net;
using System.Text.Json;
using EGov.Testing;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Slices.Registration;

public sealed class RegisteringTests(OrganizationApp app) : IClassFixture<OrganizationApp>
{
    [Fact]
    public async Task A_citizen_registers_and_signs_in_and_the_number_stays_here()
    {
        var registered = await CitizenAsync("024190000123").ShouldBe<JsonElement>(HttpStatusCode.Created);

        await app.SignInAsync("024190000123", "Matkhau-1234");
        var id = registered.GetProperty("id").GetString();
        await Eventually.IsTrue(() => app.Events.HeardOf("egov.organization.citizen-registered.v1").Any(e => e.GetProperty("subject").GetString() == id), "the registration is told");
        app.Events.Heard.ShouldAllBe(e => !e.GetRawText().Contains("024190000123", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_number_registers_once_however_many_try()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => CitizenAsync("024190000456")));

        answers.Count(a => a.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
        await CitizenAsync("024190000456").ShouldRefuse(HttpStatusCode.Conflict, "organization.user-name-taken");
    }

    [Theory]
    [InlineData("024190000")]
    [InlineData("099190000123")]
    [InlineData("024290000123")]
    public async Task A_wrong_identity_number_is_refused(string number) =>
        await CitizenAsync(number).ShouldRefuse(HttpStatusCode.BadRequest, "organization.invalid-identity-number");

    [Fact]
    public async Task An_enterprise_registers_with_its_tax_code()
    {
        await EnterpriseAsync("0100109106001").ShouldBe(HttpStatusCode.Created);

        await app.SignInAsync("0100109106-001", "Matkhau-1234");
        await EnterpriseAsync("0100109106-001").ShouldRefuse(HttpStatusCode.Conflict, "organization.user-name-taken");
    }

    [Fact]
    public async Task A_wrong_tax_code_is_refused() =>
        await EnterpriseAsync("0100109107").ShouldRefuse(HttpStatusCode.BadRequest, "organization.invalid-tax-code");

    private Task<HttpResponseMessage> CitizenAsync(string identityNumber) => app.Anonymous().CreateAsync(
        "/v1/citizens", new { fullName = "Dương Thị Sáu", identityNumber, phone = "0987654321", password = "Matkhau-1234" });

    private Task<HttpResponseMessage> EnterpriseAsync(string taxCode) => app.Anonymous().CreateAsync(
        "/v1/enterprises", new { name = "Công ty Chè Yên Thế", taxCode, representative = "Nguyễn Văn Chè", phone = "0204387654", password = "Matkhau-1234" });
}
