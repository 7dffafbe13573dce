namespace EGov.Dossiers.Model;

/// <summary>One import of earlier dossiers and what came of it. It either brought in every row that was new or none.</summary>
internal sealed class ImportRun
{
    public Guid Id { get; init; }

    public Guid AgencyId { get; init; }

    public Guid Account { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Checked only: nothing was to be brought in.</summary>
    public bool DryRun { get; init; }

    public ImportState State { get; set; } = ImportState.Reading;

    /// <summary>Rows read so far.</summary>
    public int Rows { get; set; }

    /// <summary>Dossiers written so far; seen by others when all of them are.</summary>
    public int Written { get; set; }

    public int Imported { get; set; }

    /// <summary>Rows whose dossier was there already, the same.</summary>
    public int Skipped { get; set; }

    public int Refused { get; set; }

    public List<ImportNote> Notes { get; init; } = [];
}

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>Reads and checks; nothing is written before the whole file is good.</summary>
    Reading = 1,

    /// <summary>Writes what is new, in one transaction.</summary>
    Writing,

    /// <summary>Done, or refused.</summary>
    Done,
}

/// <summary>What is to be said about one row of a file.</summary>
internal sealed class ImportNote
{
    public Guid ImportRunId { get; init; }

    /// <summary>Line in the file; the header is line 1.</summary>
    public int Line { get; init; }

    public int Number { get; init; }

    public required string Code { get; init; }

    public string? Column { get; init; }

    public string? Value { get; init; }

    public required string Vietnamese { get; init; }

    public required string English { get; init; }
}
