using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace EGov.Dossiers.Storage;

/// <summary>
/// Writes many new rows of a table by COPY into the transaction that is open, for jobs whose rows nobody tracks. Columns, names and conversions are the
/// model's own, so a property added to an entity is written here without a word. Computed columns are the database's.
/// </summary>
internal static class BulkCopy
{
    internal static async Task CopyAsync<TEntity>(this DossiersDb db, IEnumerable<TEntity> rows, CancellationToken ct)
        where TEntity : class
    {
        var type = db.Model.FindEntityType(typeof(TEntity)) ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is not an entity.");
        var columns = type.GetProperties().Where(p => p.GetComputedColumnSql() is null).Select(Column.Of).ToArray();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"copy {type.GetTableName()} ({string.Join(", ", columns.Select(c => c.Name))}) from stdin (format binary)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var column in columns)
            {
                await (column.Read(row) is { } value ? copy.WriteAsync(value, column.Type, ct) : copy.WriteNullAsync(ct));
            }
        }

        await copy.CompleteAsync(ct);
    }

    private sealed record Column(string Name, string Type, Func<object, object?> Read)
    {
        internal static Column Of(IProperty property)
        {
            var (mapping, getter) = (property.GetRelationalTypeMapping(), property.GetGetter());
            var convert = mapping.Converter?.ConvertToProvider;
            return new Column(
                property.GetColumnName(), mapping.StoreType,
                convert is null ? getter.GetClrValue : row => getter.GetClrValue(row) is { } value ? convert(value) : null);
        }
    }
}
