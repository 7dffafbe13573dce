using Microsoft.EntityFrameworkCore.Migrations;

namespace EGov.Organization.Storage;

/// <summary>Runs a script that lies beside the migrations.</summary>
internal static class EmbeddedSql
{
    internal static void Script(this MigrationBuilder migrations, string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream($"EGov.Organization.Storage.Migrations.{name}.sql")!;
        using var reader = new StreamReader(stream);
        migrations.Sql(reader.ReadToEnd());
    }
}
