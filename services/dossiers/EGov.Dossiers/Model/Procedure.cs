using EGov.Messaging;

namespace EGov.Dossiers.Model;

/// <summary>An administrative procedure (thủ tục hành chính), known by its national code; what it says is in its versions.</summary>
internal sealed class Procedure : IEventSubject
{
    private readonly List<ProcedureVersion> _versions = [];

    public Procedure(Guid id, string code)
    {
        Id = id;
        Code = code;
    }

    public Guid Id { get; private set; }

    public string Code { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<ProcedureVersion> Versions => _versions;

    /// <summary>Adds a draft; the number is the next one.</summary>
    internal ProcedureVersion Draft(ProcedureText text, ProcedureContent content)
    {
        var version = new ProcedureVersion(Guid.CreateVersion7(), Id, _versions.Count == 0 ? 1 : _versions.Max(v => v.Number) + 1, text, content);
        _versions.Add(version);
        return version;
    }

    /// <summary>Every change of the procedure or of one of its versions counts.</summary>
    internal void Touch() => Version++;
}

/// <summary>The searchable part of a version.</summary>
internal sealed record ProcedureText(string Name, string Field, Guid? AgencyId, int Level, bool FullyOnline);
