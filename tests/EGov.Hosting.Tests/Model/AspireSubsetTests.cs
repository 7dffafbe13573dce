using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EGov.Hosting.Tests.Model;

/// <summary>AppHost.cs uses members of Aspire's public API only, so that it composes with Aspire's packages too.</summary>
public sealed class AspireSubsetTests
{
    /// <summary>The documented list.</summary>
    private static readonly string[] Documented =
    [
        "DistributedApplication.CreateBuilder", "IDistributedApplicationBuilder.Build", "DistributedApplication.Run", "DistributedApplication.RunAsync",
        "DistributedApplication.StartAsync", "DistributedApplication.StopAsync", "AddParameter", "AddPostgres", "AddDatabase", "AddRabbitMQ", "WithManagementPlugin", "WithDataVolume",
        "AddProject", "WithReference", "WaitFor", "WaitForCompletion", "WithHttpHealthCheck", "WithHttpEndpoint", "WithExternalHttpEndpoints", "WithArgs", "WithEnvironment", "GetEndpoint",
        "EndpointReference.get_Url", "IProjectMetadata.get_ProjectPath", "IProjectMetadata.get_SuppressBuild",
        // Called by the compiler for an interpolated string.
        "ExpressionInterpolatedStringHandler..ctor", "ExpressionInterpolatedStringHandler.AppendLiteral", "ExpressionInterpolatedStringHandler.AppendFormatted",
    ];

    [Fact]
    public void AppHost_uses_documented_members_only()
    {
        var used = MembersUsedBy(AppHostAssembly()).ToList();

        used.ShouldContain("AddProject");
        used.Except(Documented).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_of_ours_is_public_under_another_name()
    {
        var types = typeof(DistributedApplication).Assembly.GetExportedTypes();

        types.Where(t => t.Namespace is not ("Aspire.Hosting" or "Aspire.Hosting.ApplicationModel")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_builder_method_is_used_by_AppHost_or_documented()
    {
        var methods = typeof(DistributedApplication).Assembly.GetExportedTypes()
            .Where(t => t is { IsAbstract: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Select(m => m.Name);

        methods.Except(Documented).ShouldBeEmpty();
    }

    private static string AppHostAssembly()
    {
        var output = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..];
        return Path.GetFullPath(Path.Combine([AppContext.BaseDirectory, "../../../../../AppHost", .. output, "EGov.AppHost.dll"]));
    }

    private static SortedSet<string> MembersUsedBy(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind != HandleKind.TypeReference || Owner(metadata, (TypeReferenceHandle)member.Parent) is not { } owner)
            {
                continue;
            }

            var name = metadata.GetString(member.Name);
            // Extension classes are ours to name; what counts is the method.
            names.Add(owner.EndsWith("Extensions", StringComparison.Ordinal) ? name : $"{owner}.{name}");
        }

        return names;
    }

    private static string? Owner(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.AssemblyReference when metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == "EGov.Hosting"
                => metadata.GetString(type.Name),
            HandleKind.TypeReference when Owner(metadata, (TypeReferenceHandle)type.ResolutionScope) is not null => metadata.GetString(type.Name),
            _ => null,
        };
    }
}
