namespace EGov.Dossiers.Reports;

/// <summary>What the lines of facts are, and which facts a question asks for, in words of the statement.</summary>
/// <param name="Columns">key_id and key_text.</param>
/// <param name="Kind">What lines are called by.</param>
internal readonly record struct FactKey(string Columns, KeyKind Kind)
{
    /// <summary>By agency unless another line is asked for; the whole has no key.</summary>
    internal static FactKey Of(TrackingDimension? by, string agency, string procedureId, string field) => by switch
    {
        TrackingDimension.Procedure => new($"{procedureId} as key_id, null::text as key_text", KeyKind.Procedure),
        TrackingDimension.Field => new($"null::uuid as key_id, {field} as key_text", KeyKind.Text),
        null => new("null::uuid as key_id, null::text as key_text", KeyKind.Whole),
        _ => new($"{agency} as key_id, null::text as key_text", KeyKind.Agency),
    };

    /// <summary>The field and the procedure that a question narrows to.</summary>
    internal static string Narrow(AskedReport asked, string procedureId, string field) => $"""
        {(asked.Field is null ? "" : $"and {field} = @field")}
        {(asked.Procedure is null ? "" : $"and {procedureId} = (select id from procedure where code = @procedure)")}
        """;
}
