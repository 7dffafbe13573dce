using EGov.Api;
using EGov.Web.Platform;
using EGov.Web.Public;
using EGov.Web.Shell;

namespace EGov.Web;

/// <summary>The pages: server-rendered, without state of their own. What they show and do is asked of the services in the reader's name.</summary>
public static class WebModule
{
    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults();
        builder.AddTokenValidation();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddLocalization();
        builder.Services.AddRazorComponents();
        builder.Services.AddScoped(services => ReaderView.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        builder.Services.AddScoped(services => Caller.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext));
        builder.AddPlatform();

        var app = builder.Build();
        app.UsePages();
        app.MapDefaultEndpoints();
        app.MapStaticAssets();
        app.MapPages();
        return app;
    }

    private static void AddPlatform(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<InReadersName>();
        builder.Services.AddHttpClient<DossiersApi>(client => client.BaseAddress = new Uri("http://dossiers/")).AddHttpMessageHandler<InReadersName>();
    }

    private static void UsePages(this WebApplication app)
    {
        app.UseMiddleware<PageHeaders>();
        app.UseMiddleware<ReaderLanguage>();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Faults.ShowAsync,
            // A service's refusal keeps its status: what cannot be found is not the pages' fault.
            StatusCodeSelector = Faults.StatusOf,
            AllowStatusCode404Response = true,
            // The page that failed has used up this request's renderer.
            CreateScopeForErrors = true,
            SuppressDiagnosticsCallback = context => context.Exception is ApiRefused { Status: < 500 },
        });
        app.UseStatusCodePages(context => Faults.ShowStatusAsync(context.HttpContext));
        app.UseAuthentication();
        app.UseMiddleware<FormToken>();
        app.UseAuthorization();
    }

    private static void MapPages(this WebApplication app)
    {
        ChooseView.Map(app);
        DownloadTransparency.Map(app);
        // The gateway and FormToken guard the forms; the framework's own token would need a cookie that the gateway does not pass.
        app.MapRazorComponents<App>().DisableAntiforgery();
    }
}
