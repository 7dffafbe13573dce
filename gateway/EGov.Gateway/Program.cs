using EGov.Gateway;

return await GatewayModule.RunAsync(args);
