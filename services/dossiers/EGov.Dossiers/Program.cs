using EGov.Api;
using EGov.Dossiers;
using EGov.Dossiers.Storage;
using EGov.Postgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddEGovApi("dossiers");
builder.AddDossiers();

var app = builder.Build();
if (await app.RunMigrateVerbAsync<DossiersDb>(args))
{
    return;
}

app.UseEGovApi();
app.MapDefaultEndpoints();
app.MapDossiers();
await app.RunAsync();
