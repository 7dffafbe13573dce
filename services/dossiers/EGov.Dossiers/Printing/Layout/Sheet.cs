namespace EGov.Dossiers.Printing.Layout;

/// <summary>The frame of every printed paper: letters, letterhead with the national motto, number and date, title, body, signatures (NĐ 30/2020, appendix I).</summary>
internal static class Sheet
{
    /// <summary>What a browser is told about the page: nothing of it runs and nothing is fetched.</summary>
    internal const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private static readonly Html Styles = Html.Of($$"""
        * { box-sizing: border-box; }
        html { font-family: Tinos, 'Times New Roman', serif; color: #000; }
        body { margin: 0; font-size: 10.5pt; line-height: 1.28; }
        .a4 { font-size: 13pt; }
        .head { display: flex; justify-content: space-between; gap: 2mm; text-align: center; font-size: 8.6pt; line-height: 1.25; }
        .a4 .head { font-size: 12pt; }
        .head p, .title p { margin: 0; }
        .head .issuer { flex: 0 1 41%; text-wrap: balance; }
        .head .nation { flex: 0 0 auto; white-space: nowrap; }
        .head .motto { font-weight: bold; font-size: 1.1em; }
        .head .rule, .title .rule { display: block; border-top: .8pt solid #000; margin: .6mm auto 1mm; }
        .head .issuer .rule, .title .rule { width: 33%; }
        .head .nation .rule { width: 62%; }
        .head .date { font-style: italic; margin-top: 1mm; }
        .title { text-align: center; margin: 4mm 0 3mm; }
        .title h1 { font-size: 1.2em; margin: 0 0 .8mm; line-height: 1.25; text-wrap: balance; }
        .mark { text-align: right; font-size: .8em; font-style: italic; margin: 0 0 1mm; }
        .field { margin: 0 0 1mm; overflow-wrap: anywhere; }
        .pair { display: flex; gap: 4mm; }
        .pair .field { flex: 1; }
        .blank { display: flex; }
        .blank::after { content: ''; flex: 1; border-bottom: .8pt dotted #000; margin: 0 0 .25em 1mm; }
        ol { margin: 0 0 1mm; padding-left: 6mm; }
        ol li { overflow-wrap: anywhere; }
        table { width: 100%; border-collapse: collapse; font-size: .88em; }
        th, td { border: .6pt solid #000; padding: .7mm 1mm; vertical-align: top; overflow-wrap: anywhere; }
        th { text-align: center; font-weight: bold; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        .middle { text-align: center; }
        .foot { display: flex; align-items: flex-start; gap: 3mm; margin-top: 3mm; break-inside: avoid; }
        .sign { flex: 1; text-align: center; }
        .sign p { margin: 0; font-size: .92em; white-space: nowrap; }
        .sign .name { font-weight: bold; font-size: 1em; white-space: normal; margin-top: 14mm; }
        .track { flex: 0 0 27mm; text-align: center; font-size: 7pt; line-height: 1.15; }
        .track .qr { display: block; width: 22mm; height: 22mm; margin: 0 auto; }
        .track .code { font-weight: bold; font-size: 7.6pt; overflow-wrap: anywhere; }
        .notice { border: 1pt solid #b00; background: #fee; padding: 2mm 3mm; margin: 0 0 4mm; font-family: sans-serif; }
        @media screen { body { max-width: 148mm; margin: 6mm auto; padding: 0 4mm; } body.a4 { max-width: 210mm; } }
        @media print { .notice { display: none; } }
        """);

    /// <summary>A whole page.</summary>
    internal static Html Page(string title, Paper paper, Html body, Html notice = default) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{ContentPolicy}"><title>{title}</title>
        <style>{Html.Of($"{paper.PageRule}")}{Styles}</style></head>
        <body class="{(paper.Size == PaperSize.A4 ? "a4" : "a5")}">{notice}{body}</body></html>
        """);

    /// <summary>Who issues the paper, the nation and its motto, number, place and day.</summary>
    internal static Html Head(string? superior, string issuer, string? number, string place, string day) => Html.Of($"""
        <header class="head">
        <div class="issuer"><p>{Words.Capitals(superior ?? "")}</p><p><b>{Words.Capitals(issuer)}</b></p><span class="rule"></span>{(number is null ? default : Html.Of($"<p>Số: {number}</p>"))}</div>
        <div class="nation"><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p class="motto">Độc lập - Tự do - Hạnh phúc</p><span class="rule"></span><p class="date">{place}, {day}</p></div>
        </header>
        """);

    internal static Html Title(string title) => Html.Of($"""<div class="title"><h1>{Words.Capitals(title)}</h1><span class="rule"></span></div>""");

    /// <summary>A line of the form; what is not known is left for the pen.</summary>
    internal static Html Field(string label, string? value) => string.IsNullOrWhiteSpace(value)
        ? Html.Of($"""<p class="field blank">{label}:</p>""")
        : Html.Of($"""<p class="field">{label}: {value}</p>""");

    internal static Html Pair(Html left, Html right) => Html.Of($"""<div class="pair">{left}{right}</div>""");

    /// <summary>Room for a signature under its office, and the name beneath it.</summary>
    internal static Html Signature(IEnumerable<string> office, string hint, string? name) => Html.Of($"""
        <div class="sign">{office.Select(line => Html.Of($"<p><b>{Words.Capitals(line)}</b></p>"))}<p><i>({hint})</i></p><p class="name">{name ?? "\u00a0"}</p></div>
        """);

    /// <summary>The way to look the dossier up, for telephones and for people.</summary>
    internal static Html Tracking(string? address, string? code) => code is null ? default : Html.Of($"""
        <div class="track">{(address is null ? default : QrSign.Draw(address))}<div class="code">{code}</div><div>Quét mã để tra cứu hồ sơ</div></div>
        """);

    internal static Html Foot(params IEnumerable<Html> blocks) => Html.Of($"""<footer class="foot">{blocks}</footer>""");
}
