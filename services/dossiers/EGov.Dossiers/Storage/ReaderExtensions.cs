using Npgsql;

namespace EGov.Dossiers.Storage;

/// <summary>Columns that may be empty.</summary>
internal static class ReaderExtensions
{
    internal static T? Get<T>(this NpgsqlDataReader row, int column)
        where T : struct
        => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    internal static string? Text(this NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
