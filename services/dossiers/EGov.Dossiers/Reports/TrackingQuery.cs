namespace EGov.Dossiers.Reports;

/// <summary>The tracking table's lines, as its own endpoint tells them.</summary>
internal sealed class TrackingQuery(FactQuery query)
{
    internal async Task<List<TrackingLine>> LinesAsync(AskedReport asked, CancellationToken ct) =>
        [.. (await query.LinesAsync(CountedFacts.By(asked.By!.Value, asked), CountReports.TrackingTable.Measures, asked, ct)).Select(line =>
        {
            var id = LineKeys.Read(line.Key).Id;
            return Line(id, line.Code, line.Name, line.Figures);
        })];

    internal async Task<TrackingLine> TotalAsync(AskedReport asked, CancellationToken ct) =>
        Line(null, null, asked.Scope.Name, await query.WholeAsync(CountedFacts.Whole(asked), CountReports.TrackingTable.Measures, asked, ct));

    private static TrackingLine Line(Guid? id, string? code, string name, IReadOnlyDictionary<string, long> f) => new(
        id, code, name, f["carriedOver"], f["received"], f["receivedOnline"], f["early"], f["onTime"], f["late"], f["withdrawn"], f["withinTerm"], f["overdue"]);
}
