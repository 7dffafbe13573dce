using EGov.TestPortal;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddTestPortal();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapTestPortal();
await app.RunAsync();
