namespace EGov.Dossiers.Reports;

/// <summary>The reports there are, by name.</summary>
internal sealed class AllReports(IEnumerable<IReport> reports)
{
    internal IReadOnlyList<IReport> InOrder { get; } = [.. reports];

    internal IReport? Find(string name) => InOrder.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));
}
