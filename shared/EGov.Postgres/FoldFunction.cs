using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EGov.Postgres;

/// <summary>
/// <c>egov_fold(text)</c>: lower case, no Vietnamese marks, đ as d. Immutable, so that generated columns and indexes may use it,
/// and without an extension, so that any PostgreSQL will do.
/// </summary>
public static class FoldFunction
{
    private const string Definition = """
        create or replace function egov_fold(value text) returns text
            language sql immutable strict parallel safe
            return replace(regexp_replace(normalize(lower(normalize(value, NFC)), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd');
        """;

    /// <summary>Creates the function; call it first in a service's first migration.</summary>
    /// <param name="migrations">The migration.</param>
    public static void CreateFoldFunction(this MigrationBuilder migrations) => migrations.Sql(Definition);

    /// <summary>Use in queries: <c>where folded like EF.Functions…</c>; translated to <c>egov_fold</c>.</summary>
    /// <param name="value">Text to fold.</param>
    public static string EgovFold(string value) => throw new NotSupportedException("For queries only.");

    /// <summary>Makes <see cref="EgovFold"/> known to the model.</summary>
    /// <param name="model">Model being built.</param>
    public static void HasFoldFunction(this ModelBuilder model) =>
        model.HasDbFunction(() => EgovFold(default!)).HasName("egov_fold").IsBuiltIn(false);
}
