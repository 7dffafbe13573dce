using System.Text;
using QRCoder;

namespace EGov.Dossiers.Printing.Layout;

/// <summary>A QR code drawn as lines of squares, sharp at any size.</summary>
internal static class QrSign
{
    internal static Html Draw(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && code.ModuleMatrix[y][x])
                {
                    x++;
                }

                if (x > from)
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
                }
            }
        }

        return Html.Of($"""<svg class="qr" viewBox="0 0 {size} {size}" shape-rendering="crispEdges" role="img"><path d="{path.ToString()}"/></svg>""");
    }
}
