using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace EGov.Postgres;

/// <summary>Table, column, key, index and foreign key names in snake_case; names given explicitly stay as they are.</summary>
internal sealed class SnakeCaseConvention : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                continue;
            }

            // A set is plural in C#, its table is singular, as the entity is.
            if (entity.GetTableNameConfigurationSource() != ConfigurationSource.Explicit && entity.BaseType is null && !entity.IsOwned() && entity.GetViewName() is null)
            {
                entity.SetTableName(ServiceDb.SnakeCase(entity.ClrType.Name));
            }

            foreach (var property in entity.GetProperties().Where(p => p.GetColumnNameConfigurationSource() != ConfigurationSource.Explicit))
            {
                property.SetColumnName(ServiceDb.SnakeCase(property.GetDefaultColumnName()));
            }

            var table = entity.GetTableName();
            foreach (var key in entity.GetKeys().Where(k => k.GetNameConfigurationSource() != ConfigurationSource.Explicit))
            {
                key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : Name("ak", table, key.Properties));
            }

            foreach (var foreignKey in entity.GetForeignKeys().Where(f => f.GetConstraintNameConfigurationSource() != ConfigurationSource.Explicit))
            {
                foreignKey.SetConstraintName(Name("fk", table, foreignKey.Properties));
            }

            foreach (var index in entity.GetIndexes().Where(i => i.GetDatabaseNameConfigurationSource() != ConfigurationSource.Explicit))
            {
                index.SetDatabaseName(Name(index.IsUnique ? "ux" : "ix", table, index.Properties));
            }
        }
    }

    private static string Name(string prefix, string? table, IEnumerable<IConventionProperty> properties) =>
        $"{prefix}_{table}_{string.Join('_', properties.Select(p => ServiceDb.SnakeCase(p.Name)))}";
}
