using EGov.Api;
using EGov.Organization;
using EGov.Organization.Storage;
using EGov.Postgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddEGovApi("organization");
builder.AddOrganization();

var app = builder.Build();
if (await app.RunMigrateVerbAsync<OrganizationDb>(args))
{
    return;
}

app.UseEGovApi();
app.MapDefaultEndpoints();
app.MapOrganization();
await app.RunAsync();
