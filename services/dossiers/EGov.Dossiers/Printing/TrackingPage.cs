using EGov.Dossiers.Printing.Layout;

namespace EGov.Dossiers.Printing;

/// <summary>What whoever scans a paper's code sees: the dossier's code, its state and how far it is, and nothing about persons.</summary>
internal static class TrackingPage
{
    internal static Html Of(string code, string state, string stateEnglish, int percent) => Sheet.Page($"Tra cứu hồ sơ {code}", Paper.A5, Html.Of($"""
        {Sheet.Title("Tra cứu tình trạng hồ sơ")}
        {Sheet.Field("Mã hồ sơ", code)}
        {Sheet.Field("Tình trạng", $"{state} ({stateEnglish})")}
        {Sheet.Field("Mức độ hoàn thành", $"{percent}%")}
        <p><meter min="0" max="100" value="{percent}" style="width:100%">{percent}%</meter></p>
        """));
}
