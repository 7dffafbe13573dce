namespace EGov.Hosting.Tests.Model;

public sealed class DescriptionTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a--b")]
    [InlineData("a-")]
    [InlineData("tổ-chức")]
    [InlineData("a_b")]
    public void A_name_that_Aspire_would_refuse_is_refused(string name)
        => Should.Throw<ArgumentException>(() => TinyPlatform.Describe(b => b.AddParameter(name)));

    [Fact]
    public void A_name_is_given_once()
        => Should.Throw<InvalidOperationException>(() => TinyPlatform.Describe(b =>
        {
            b.AddParameter("same");
            b.AddPostgres("Same");
        })).Message.ShouldContain("already a resource");

    [Fact]
    public void Nobody_waits_for_itself()
        => Should.Throw<InvalidOperationException>(() => TinyPlatform.Describe(b =>
        {
            var self = b.AddProject<TinyProgram>("self");
            self.WaitFor(self);
        })).Message.ShouldContain("cannot wait for itself");

    [Fact]
    public void A_health_check_needs_an_http_endpoint()
        => Should.Throw<InvalidOperationException>(() => TinyPlatform.Describe(b =>
            b.AddProject<TinyProgram>("silent", launchProfileName: null).WithHttpHealthCheck("/health"))).Message.ShouldContain("no http endpoint");

    [Fact]
    public void A_parameter_without_value_says_how_to_give_one()
    {
        IResourceBuilder<ParameterResource>? parameter = null;
        TinyPlatform.Describe(b => parameter = b.AddParameter("region"));

        Should.Throw<InvalidOperationException>(() => parameter!.Resource.GetValueAsync().AsTask()).Message.ShouldContain("Parameters__region");
    }

    [Fact]
    public async Task A_parameter_is_read_from_configuration()
    {
        IResourceBuilder<ParameterResource>? parameter = null;
        TinyPlatform.Describe(b => parameter = b.AddParameter("region"), "--Parameters:region=bac-giang");

        (await parameter!.Resource.GetValueAsync()).ShouldBe("bac-giang");
    }
}
