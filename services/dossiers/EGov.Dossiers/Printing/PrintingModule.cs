namespace EGov.Dossiers.Printing;

internal static class PrintingModule
{
    internal static void AddPrinting(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrintingOptions>().BindConfiguration("Printing").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PdfPrinter>());
    }
}
