using System.Text;
using EGov.Dossiers.Model;
using Shouldly;
using Xunit;

namespace EGov.Dossiers.Tests.Model;

public sealed class NamingFilesTests
{
    [Theory]
    [InlineData("đơn.pdf", "đơn.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\An\đơn.docx", "đơn.docx")]
    [InlineData("a\u0000b\u202Egpj.exe", "abgpj.exe")]
    [InlineData("  nhiều   khoảng\ttrắng .pdf ", "nhiều khoảng trắng .pdf")]
    [InlineData("a:b*c?.pdf", "a_b_c_.pdf")]
    [InlineData("con.pdf", "_con.pdf")]
    [InlineData("...", "tep")]
    [InlineData("", "tep")]
    [InlineData(null, "tep")]
    public void A_name_is_cleaned(string? given, string expected) => FileName.Clean(given).ShouldBe(expected);

    [Fact]
    public void Letters_are_composed() => FileName.Clean("Hộ khẩu.pdf".Normalize(NormalizationForm.FormD)).ShouldBe("Hộ khẩu.pdf");

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileName.Clean(new string('ă', 400) + ".docx");

        name.Length.ShouldBe(FileName.Longest);
        name.ShouldEndWith(".docx");
    }

    [Fact]
    public void A_name_gets_the_ending_of_its_content()
    {
        FileName.For("don.PDF", ContentKind.Pdf).ShouldBe("don.PDF");
        FileName.For("don.jpeg", ContentKind.Jpeg).ShouldBe("don.jpeg");
        FileName.For("don.pdf", ContentKind.Jpeg).ShouldBe("don.pdf.jpg");
    }
}
