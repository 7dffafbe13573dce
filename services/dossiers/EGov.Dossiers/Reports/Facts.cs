using NpgsqlTypes;

namespace EGov.Dossiers.Reports;

/// <summary>
/// The facts that figures are counted from, as one statement: who each belongs to (key_id and key_text), what it is (subject_id, seq), and the
/// few attributes that predicates speak of. Attributes have few values, so facts are grouped by them once and every figure is added up from the groups.
/// </summary>
/// <param name="Sql">Selects key_id uuid, key_text text, subject_id uuid, seq int, the attributes, and amount bigint where there is one.</param>
/// <param name="Attributes">Names of the attributes.</param>
/// <param name="Keys">What the keys are, for the names of the lines.</param>
/// <param name="Parameters">Parameters beside those of every question.</param>
internal sealed record Facts(string Sql, string[] Attributes, KeyKind Keys, bool HasAmount = false, SubjectKind Subject = SubjectKind.Dossier)
{
    public IReadOnlyList<(string Name, object? Value, NpgsqlDbType Type)> Parameters { get; init; } = [];

    /// <summary>The groups, where they are found in another way than by grouping the facts as they are.</summary>
    public string? GroupedOtherwise { get; init; }

    /// <summary>Further statements with the same columns. Each is grouped by itself: the planner knows the values of a table, not those of a union.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>All the facts.</summary>
    internal string All => Union([Sql, .. Further]);

    /// <summary>The groups, each with its size.</summary>
    internal string Grouped => GroupedOtherwise ?? Union([.. Further.Prepend(Sql).Select(Group)]);

    private string Group(string sql) => $"""
        select key_id, key_text, {string.Join(", ", Attributes)}, count(*) as n{(HasAmount ? ", sum(amount)::bigint as amount" : "")}
        from ({sql}) facts
        group by key_id, key_text, {string.Join(", ", Attributes)}
        """;

    private static string Union(IReadOnlyList<string> statements) => string.Join("\nunion all\n", statements);
}

/// <summary>What the lines of a report are called by.</summary>
internal enum KeyKind
{
    Text = 0,
    Agency,
    Procedure,
    Official,
    Office,
    Whole,
}

/// <summary>What a report counts.</summary>
internal enum SubjectKind
{
    Dossier = 0,
    Procedure,
    Petition,
}
