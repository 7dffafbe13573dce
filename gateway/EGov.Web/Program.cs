using EGov.Web;

await WebModule.Build(args).RunAsync();
