using EGov.Organization.Contracts;
using EGov.Organization.Model;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Model;

public sealed class IdentificationCodeTests
{
    [Theory]
    [InlineData("H25")]
    [InlineData("H25.12")]
    [InlineData("H25.12.5")]
    [InlineData("G09.01.A7")]
    [InlineData("Z01")]
    [InlineData("Z99.ABC.1")]
    [InlineData("H02.345678901234567890123456789012.")]
    public void A_code_of_the_present_form_is_known(string code) =>
        IdentificationCode.FormOf(code).ShouldBe(code.EndsWith('.') && code[0] != 'Z' ? null : CodeForm.Present);

    [Theory]
    [InlineData("000.00.00.H25")]
    [InlineData("000.00.12.H25")]
    [InlineData("001.05.12.H25")]
    public void A_code_of_the_former_form_is_known(string code) => IdentificationCode.FormOf(code).ShouldBe(CodeForm.Former);

    [Theory]
    [InlineData("")]
    [InlineData("h25")]
    [InlineData("H2")]
    [InlineData("H255")]
    [InlineData("H25.")]
    [InlineData("H25..12")]
    [InlineData("H25.12\n")]
    [InlineData("H25.đ1")]
    [InlineData("12.H25")]
    [InlineData("000.0.12.H25")]
    [InlineData("000.05.00.H25")]
    [InlineData("001.00.12.H25")]
    [InlineData("000.00.00.Z25")]
    [InlineData("H25.12345678901234567890123456789012")]
    public void Anything_else_is_not(string code) => IdentificationCode.FormOf(code).ShouldBeNull();

    [Theory]
    [InlineData("000.00.00.H25", "H25")]
    [InlineData("000.00.12.H25", "H25.12")]
    [InlineData("000.05.12.H25", "H25.12.05")]
    [InlineData("001.05.12.H25", "H25.12.05.001")]
    public void Both_forms_convert_into_each_other(string former, string present)
    {
        IdentificationCode.ToPresent(former).ShouldBe(present);
        IdentificationCode.ToFormer(present).ShouldBe(former);
    }

    [Theory]
    [InlineData("H25.12.5")]
    [InlineData("H25.123")]
    [InlineData("H25.12.05.001.1")]
    [InlineData("H25.AB")]
    [InlineData("H25.00")]
    [InlineData("Z01")]
    public void A_present_code_that_four_groups_cannot_hold_has_no_former_form(string present) =>
        IdentificationCode.ToFormer(present).ShouldBeNull();
}
