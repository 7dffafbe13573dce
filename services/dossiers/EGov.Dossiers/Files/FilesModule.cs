using EGov.Dossiers.Files.Contents;
using EGov.Dossiers.Files.Filing;
using EGov.Dossiers.Files.Keeping;
using EGov.Dossiers.Files.Signing;
using EGov.Dossiers.Files.Uploading;
using EGov.Dossiers.Storage;
using EGov.Postgres;

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
        services.AddScoped<PaperFiling>();
        services.AddSingleton<ISigner, CertificateSigner>();
        services.AddConstraintRefusals(
            (FilesMapping.FiledFile, Refusals.UnknownFile),
            (FilesMapping.FiledOnce, Refusals.FileAlreadyFiled),
            (FilesMapping.OneResult, Refusals.ResultAlreadySigned),
            (FilesMapping.KeptOnce, Refusals.PaperAlreadyKept));
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

        var dossiers = app.MapGroup("/v1/dossiers").WithTags("files");
        FileIntoDossier.Map(dossiers);
        ListFiles.Map(dossiers);
        ReadFile.Map(dossiers);
        RemoveFile.Map(dossiers);
        SignResult.Map(dossiers);
        ReadResult.Map(dossiers);
        KeepPaper.Map(dossiers);
        OfferPapers.Map(dossiers);
        ReadPaper.Map(dossiers);
        WithdrawPaper.Map(dossiers);

        var mine = app.MapGroup("/v1/my-dossiers").WithTags("files");
        FileIntoOwnDossier.Map(mine);
        ListFiles.MapOwn(mine);
        ReadFile.MapOwn(mine);
        RemoveFile.MapOwn(mine);
        ReadResult.MapOwn(mine);

        var papers = app.MapGroup("/v1/my-papers").WithTags("files");
        OfferPapers.MapOwn(papers);
        ReadPaper.MapOwn(papers);
        WithdrawPaper.MapOwn(papers);
        CountDigitisation.Map(app);
    }
}
