using Shouldly;
using Xunit;

namespace EGov.Architecture.Tests;

public sealed class ProjectRulesTests
{
    [Fact]
    public void A_contracts_project_depends_on_nothing()
    {
        var contracts = Repository.Projects.Where(p => p.Name.EndsWith(".Contracts", StringComparison.Ordinal)).ToList();

        contracts.ShouldNotBeEmpty();
        contracts.SelectMany(p => p.References.Concat(p.Packages).Select(d => $"{p.Name} -> {d}")).ShouldBeEmpty();
    }

    [Fact]
    public void A_service_references_shared_projects_and_contracts_only()
    {
        var allowed = Repository.Projects
            .Where(p => p.Path.StartsWith("shared/", StringComparison.Ordinal) || p.Path.StartsWith("ServiceDefaults/", StringComparison.Ordinal) || p.Name.EndsWith(".Contracts", StringComparison.Ordinal))
            .Select(p => p.Name)
            .ToHashSet(StringComparer.Ordinal);
        var services = Repository.Projects.Where(p => p.Path.StartsWith("services/", StringComparison.Ordinal) || p.Path.StartsWith("gateway/", StringComparison.Ordinal)).ToList();

        services.ShouldNotBeEmpty();
        services.SelectMany(p => p.References.Where(r => !allowed.Contains(r)).Select(r => $"{p.Name} -> {r}")).ShouldBeEmpty();
    }

    [Fact]
    public void A_shared_project_knows_no_service()
    {
        var shared = Repository.Projects.Where(p => p.Path.StartsWith("shared/", StringComparison.Ordinal)).ToList();
        var names = shared.Select(p => p.Name).Append("EGov.ServiceDefaults").ToHashSet(StringComparer.Ordinal);

        shared.ShouldNotBeEmpty();
        shared.SelectMany(p => p.References.Where(r => !names.Contains(r)).Select(r => $"{p.Name} -> {r}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "EGov.sln")).Replace('\\', '/');

        Repository.Projects.Where(p => !solution.Contains(p.Path, StringComparison.Ordinal)).Select(p => p.Path).ShouldBeEmpty();
    }

    [Fact]
    public void The_top_level_is_the_one_on_the_design_card()
    {
        string[] card = ["services", "gateway", "shared", "tests", "AppHost", "ServiceDefaults", "EGov.sln", "README.md"];

        card.Where(name => !Path.Exists(Path.Combine(Repository.Root, name))).ShouldBeEmpty();
    }
}
