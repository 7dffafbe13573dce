using EGov.Organization.Model;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Model;

public sealed class ApplicantNumberTests
{
    [Theory]
    [InlineData("024085000017")]
    [InlineData("001199123456")]
    [InlineData("096215000001")]
    public void A_citizen_number_names_a_province_a_century_and_a_year(string number) => CitizenNumber.IsValid(number, 2026).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("24085000017")]
    [InlineData("0240850000170")]
    [InlineData("003085000017")]
    [InlineData("097085000017")]
    [InlineData("02408500001x")]
    [InlineData("٠٢٤٠٨٥٠٠٠٠١٧")]
    [InlineData("024230000017")]
    [InlineData("024485000017")]
    public void A_number_of_no_province_or_of_a_year_to_come_is_refused(string number) => CitizenNumber.IsValid(number, 2026).ShouldBeFalse();

    [Theory]
    [InlineData("0100109106", "0100109106")]
    [InlineData("0100684378", "0100684378")]
    [InlineData("0100109106-001", "0100109106-001")]
    [InlineData("0100109106001", "0100109106-001")]
    public void A_tax_code_ends_in_its_check_digit(string text, string stored) => TaxCode.Normalize(text).ShouldBe(stored);

    [Theory]
    [InlineData("")]
    [InlineData("0100109107")]
    [InlineData("1000109106")]
    [InlineData("010010910")]
    [InlineData("0100109106-01")]
    [InlineData("0100109106-000")]
    [InlineData("0100109106_001")]
    public void A_tax_code_with_a_slip_is_refused(string text) => TaxCode.Normalize(text).ShouldBeNull();
}
