using System.Text.Json;
using EGov.Messaging;
using EGov.Organization.Storage;

namespace EGov.Organization.Seeding;

/// <summary>
/// The verb <c>seed</c>: sample data for Development, as often as wanted. It prints the sample accounts and writes them, one JSON
/// object a line, to the file that <c>Seed:AccountsFile</c> names.
/// </summary>
internal static class SeedVerb
{
    internal static async Task<bool> RunAsync(WebApplication app, string[] args)
    {
        if (args is not ["seed", ..])
        {
            return false;
        }

        if (!app.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync("Sample data belongs to Development; set ASPNETCORE_ENVIRONMENT=Development.");
            Environment.ExitCode = 1;
            return true;
        }

        var ct = app.Lifetime.ApplicationStopping;
        var accounts = await PlantAsync(app.Services, ct);
        foreach (var account in accounts)
        {
            Console.WriteLine($"{account.Account,-16} {account.Password,-32} {account.Role}");
        }

        if (app.Configuration["Seed:AccountsFile"] is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, accounts.Select(a => JsonSerializer.Serialize(a, EventJson.Options)), ct);
        }

        return true;
    }

    /// <summary>All of it or nothing.</summary>
    internal static async Task<IReadOnlyList<SampleAccount>> PlantAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizationDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var agencies = await ActivatorUtilities.CreateInstance<SampleAgencies>(scope.ServiceProvider).PlantAsync(ct);
        var accounts = await ActivatorUtilities.CreateInstance<SampleAccounts>(scope.ServiceProvider).PlantAsync(agencies, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return accounts;
    }
}

/// <summary>A sample account, as the AppHost shows it.</summary>
internal sealed record SampleAccount(string Account, string Password, string Role);
