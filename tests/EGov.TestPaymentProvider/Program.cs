using EGov.TestPaymentProvider;

await ProviderApp.Create(args).RunAsync();
