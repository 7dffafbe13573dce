using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Files.Uploading;
using EGov.Dossiers.Storage;

namespace EGov.Dossiers.Files;

internal static class FilesModule
{
    internal static void AddFiles(this IServiceCollection services)
    {
        services.AddOptions<FilesOptions>().BindConfiguration(FilesOptions.Section);
        services.AddSingleton<FileStore>();
        services.AddSingleton<Clamd>();
        services.AddSingleton<ContentShelf>();
        services.AddScoped<Arrival>();
        services.AddScoped<Completion>();
        services.AddRepeatedWork<FileScan>("file-scan", TimeSpan.FromMinutes(1));
        services.AddRepeatedWork<FileCleanup>("file-cleanup", TimeSpan.FromHours(1));
    }

    internal static void MapFiles(this WebApplication app)
    {
        var uploads = app.MapGroup("/v1/uploads").RequireAuthorization(Policies.AnyOf(Policies.Submit, Policies.Receive, Policies.Handle, Policies.Assign, Policies.Decide))
            .WithTags("uploads").SpeaksTus();
        DescribeUploads.Map(uploads);
        BeginUpload.Map(uploads);
        FindOffset.Map(uploads);
        ContinueUpload.Map(uploads);
        TerminateUpload.Map(uploads);
        GetUpload.Map(uploads);
    }
}
