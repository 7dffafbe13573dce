namespace EGov.Dossiers.Printing;

internal static class PrintingModule
{
    internal static void AddPrinting(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrintingOptions>().BindConfiguration("Printing").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PdfPrinter>());
        builder.Services.AddScoped<PaperDesk>();
    }

    internal static void MapPrinting(this WebApplication app)
    {
        var dossiers = app.MapGroup("/v1/dossiers").WithTags("forms");
        var mine = app.MapGroup("/v1/my-dossiers").WithTags("forms");
        GetPaper.Map(dossiers, mine);
        ListPapers.Map(dossiers, mine);
        GetRefusalForm.Map(app.MapGroup("/v1/refusals").WithTags("forms"));
    }
}
