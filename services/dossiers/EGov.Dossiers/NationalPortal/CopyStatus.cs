namespace EGov.Dossiers.NationalPortal;

/// <summary>How the portal's copy of a dossier stands to ours.</summary>
public enum CopyStatus
{
    /// <summary>Something newer is to be told, or was not confirmed yet.</summary>
    Pending = 1,

    /// <summary>The portal refused the last message; it waits for a change or for a person.</summary>
    Refused,

    /// <summary>Confirmed, and the portal was not asked since.</summary>
    Told,

    /// <summary>Confirmed, but the portal does not know the dossier.</summary>
    Missing,

    /// <summary>Confirmed, but the portal shows another state or due time.</summary>
    Different,

    /// <summary>The portal shows what it was told.</summary>
    Same,
}

/// <summary>The status as a condition over <c>portal_copy c</c>: one text for lists, counts and bulk work.</summary>
internal static class CopyStatusSql
{
    internal const string Case = """
        case when c.refused then 'Refused'
             when c.told_version < c.wanted_version then 'Pending'
             when c.compared_at is null or c.compared_at < c.told_at then 'Told'
             when c.their_state is null then 'Missing'
             when c.their_state is distinct from c.told_state or c.their_due_at is distinct from c.told_due_at then 'Different'
             else 'Same' end
        """;
}
