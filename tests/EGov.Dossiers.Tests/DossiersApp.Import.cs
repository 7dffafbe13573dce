using Npgsql;

namespace EGov.Dossiers.Tests;

/// <content>Imports held up while a test looks.</content>
public sealed partial class DossiersApp
{
    /// <summary>Lets nobody write to a table until it is disposed.</summary>
    internal async Task<IAsyncDisposable> HoldsAsync(string table)
    {
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand($"begin; lock table {table} in share mode", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }
}
