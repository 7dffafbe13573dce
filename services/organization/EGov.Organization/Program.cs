using EGov.Api;
using EGov.Organization;
using EGov.Organization.Seeding;
using EGov.Organization.Storage;
using EGov.Organization.Tokens;
using EGov.Postgres;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddEGovApi("organization");
builder.AddOrganization();

var app = builder.Build();
if (await app.RunMigrateVerbAsync<OrganizationDb>(args)
    || await SeedVerb.RunAsync(app, args)
    || await RotateKeys.RunVerbAsync(app, args))
{
    return;
}

app.UseEGovApi();
app.MapDefaultEndpoints();
app.MapOrganization();
await app.RunAsync();
