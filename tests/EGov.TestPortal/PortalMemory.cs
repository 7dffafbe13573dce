using System.Collections.Concurrent;
using System.Text.Json;

namespace EGov.TestPortal;

/// <summary>How the portal behaves until it is told otherwise.</summary>
/// <param name="DelayMilliseconds">Answers so much later.</param>
/// <param name="Away">Answers 503 and takes nothing.</param>
/// <param name="LosesAnswers">Takes what it is told and answers 504.</param>
/// <param name="RefusesProcedure">Refuses dossiers of the procedure with this code.</param>
/// <param name="ShowsState">Shows this state whatever it was told.</param>
public sealed record Behaviour(int DelayMilliseconds = 0, bool Away = false, bool LosesAnswers = false, string? RefusesProcedure = null, string? ShowsState = null);

/// <summary>A dossier the portal has.</summary>
/// <param name="Dossier">The last message.</param>
/// <param name="Told">How often it was told.</param>
/// <param name="Updating">What the last message said of itself.</param>
/// <param name="Steps">Rows of progress, each once.</param>
public sealed record KeptDossier(JsonElement Dossier, int Told, bool Updating, IReadOnlyList<JsonElement> Steps);

internal sealed class PortalMemory
{
    private readonly ConcurrentDictionary<string, KeptDossier> _kept = new(StringComparer.Ordinal);

    internal Behaviour Behaviour { get; set; } = new();

    internal IEnumerable<string> Codes => _kept.Keys.Order(StringComparer.Ordinal);

    internal KeptDossier? Find(string code) => _kept.GetValueOrDefault(code);

    internal bool Forget(string code) => _kept.TryRemove(code, out _);

    internal (string Code, string Text, object? Result) Take(JsonElement message)
    {
        var data = message.GetProperty("data").EnumerateArray().ToList();
        switch (message.GetProperty("service").GetString())
        {
            case "DongBoHoSoMC" when data.Any(d => Text(d, "MaTTHC") == Behaviour.RefusesProcedure):
                return ("12", "Thủ tục chưa được công bố", null);
            case "DongBoHoSoMC":
                foreach (var dossier in data)
                {
                    var updating = message.GetProperty("isUpdating").GetString() == "True";
                    _kept.AddOrUpdate(Text(dossier, "MaHoSo"), _ => new KeptDossier(dossier, 1, updating, []), (_, known) => known with { Dossier = dossier, Told = known.Told + 1, Updating = updating });
                }

                return ("0", "", null);
            case "CapNhatTienDoHoSoMC":
                return data.All(Add) ? ("0", "", null) : ("14", "Không có hồ sơ", null);
            case "TraCuuHoSo":
                return ("00", "", data.Select(d => Find(Text(d, "MaHoSo"))).OfType<KeptDossier>().Select(k => new
                {
                    MaHoSo = Text(k.Dossier, "MaHoSo"),
                    TrangThaiHoSo = Behaviour.ShowsState ?? Text(k.Dossier, "TrangThaiHoSo"),
                    NgayHenTra = Text(k.Dossier, "NgayHenTra"),
                }).ToList());
            default:
                return ("404", "Dịch vụ không có", null);
        }
    }

    /// <summary>A row of progress is known by its dossier, its time and what it says: told again it is the same row.</summary>
    private bool Add(JsonElement step)
    {
        var code = Text(step, "MaHoSo");
        while (_kept.TryGetValue(code, out var known))
        {
            if (known.Steps.Any(s => JsonElement.DeepEquals(s, step)) || _kept.TryUpdate(code, known with { Steps = [.. known.Steps, step] }, known))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
