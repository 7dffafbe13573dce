using System.Reflection;
using EGov.Api;

namespace EGov.Gateway.Tests;

public sealed class RefusalsTests
{
    [Fact]
    public void Every_refusal_has_a_code_of_its_own_and_both_languages()
    {
        var declared = typeof(Refusals).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(f => f.GetValue(null)).OfType<Refusal>().ToList();

        declared.ShouldNotBeEmpty();
        declared.ShouldBe(Refusals.All);
        declared.Select(r => r.Code).ShouldBeUnique();
        declared.ShouldAllBe(r => r.Code.StartsWith("gateway.") && r.Vietnamese.Length > 5 && r.English.Length > 5 && r.Status >= 400);
    }
}
