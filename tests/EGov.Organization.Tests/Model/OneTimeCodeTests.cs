using System.Text;
using EGov.Organization.Model;
using Shouldly;
using Xunit;

namespace EGov.Organization.Tests.Model;

public sealed class OneTimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B (SHA-1), cut to six digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_standard_s_own_examples_hold(long seconds, string code) =>
        OneTimeCode.At(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Theory]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(61, false)]
    [InlineData(-31, false)]
    public void One_step_of_drift_is_allowed(int seconds, bool accepted)
    {
        var shown = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);

        (OneTimeCode.Match(Key, OneTimeCode.At(Key, shown), shown.AddSeconds(seconds), 0) is not null).ShouldBe(accepted);
    }

    [Fact]
    public void A_code_counts_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_010);
        var step = OneTimeCode.Match(Key, OneTimeCode.At(Key, now), now, 0);

        OneTimeCode.Match(Key, OneTimeCode.At(Key, now), now, step!.Value).ShouldBeNull();
        OneTimeCode.Match(Key, OneTimeCode.At(Key, now.AddSeconds(-30)), now, step.Value).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("f")]
    [InlineData("foobar")]
    [InlineData("12345678901234567890")]
    public void Base32_reads_what_it_writes(string text)
    {
        var written = Base32.Encode(Encoding.ASCII.GetBytes(text));

        Encoding.ASCII.GetString(Base32.Decode(written)).ShouldBe(text);
    }

    [Fact]
    public void Base32_is_that_of_the_standard() => Base32.Encode("foobar"u8).ShouldBe("MZXW6YTBOI");
}
