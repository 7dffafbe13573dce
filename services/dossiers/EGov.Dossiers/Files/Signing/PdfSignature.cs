using System.Globalization;
using System.Text;
using EGov.Dossiers.Files.Contents;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace EGov.Dossiers.Files.Signing;

/// <summary>
/// A PDF with room for a signature (ISO 32000-1, 12.8): everything that was there stays byte for byte, an incremental update adds an invisible
/// signature field, and the signature covers the whole file but for its own place.
/// </summary>
internal sealed class PdfSignature
{
    /// <summary>Bytes a signature may have: one with its chain of certificates needs about a third.</summary>
    private const int Room = 16 * 1024;

    private const string RangeRoom = "/ByteRange [0 ########## ########## ##########]";
    private const int SignatureFlags = 3;

    private readonly byte[] _pdf;
    private readonly int _gap;

    private PdfSignature(byte[] pdf, int gap) => (_pdf, _gap) = (pdf, gap);

    private int AfterGap => _gap + (2 * Room) + 2;

    /// <summary>Prepares a PDF, or answers null where its structure is damaged so that nothing can be added to it.</summary>
    internal static PdfSignature? Prepare(byte[] pdf, string signer, string reason, DateTimeOffset at)
    {
        using var document = PdfDocument.Open(pdf, new ParsingOptions { FilterProvider = CappedFilters.Instance });
        if (PdfUpdate.Of(pdf, document) is not { } update || document.Structure.Trailer.Root is var root && FirstPage(document) is not { } page)
        {
            return null;
        }

        var (field, signature) = (update.NewReference(), update.NewReference());
        update.Add(signature, string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Name {Text(signer)} /Reason {Text(reason)} /M (D:{at.UtcDateTime:yyyyMMddHHmmss}+00'00') {RangeRoom} /Contents <{new string('0', 2 * Room)}> >>"));
        update.Add(field, string.Create(CultureInfo.InvariantCulture,
            $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (EGov{field.ObjectNumber}) /V {signature.ObjectNumber} 0 R /P {page.ObjectNumber} {page.Generation} R /Rect [0 0 0 0] /F 132 >>"));
        var widget = new IndirectReferenceToken(field);
        var pages = (DictionaryToken)document.Structure.GetObject(page).Data;
        update.Add(page, pages.With("Annots", Appended(document, pages, "Annots", widget)));
        var catalog = document.Structure.Catalog.CatalogDictionary;
        var form = Resolve(document, catalog, "AcroForm") as DictionaryToken ?? DictionaryToken.Empty;
        update.Add(root, catalog.With("AcroForm", form
            .With("Fields", Appended(document, form, "Fields", widget))
            .With("SigFlags", new NumericToken(SignatureFlags))));

        return Fill(update.Write());
    }

    /// <summary>What is signed: all but the place of the signature.</summary>
    internal byte[] Content() => [.. _pdf[.._gap], .. _pdf[AfterGap..]];

    /// <summary>The signed PDF.</summary>
    internal byte[] With(byte[] cms)
    {
        if (cms.Length > Room)
        {
            throw new InvalidOperationException($"A signature of {cms.Length} bytes does not fit into {Room}.");
        }

        Encoding.ASCII.GetBytes(Convert.ToHexString(cms)).CopyTo(_pdf, _gap + 1);
        return _pdf;
    }

    private static PdfSignature Fill(byte[] pdf)
    {
        var range = pdf.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(RangeRoom));
        var gap = range + pdf.AsSpan(range).IndexOf((byte)'<');
        var prepared = new PdfSignature(pdf, gap);
        var said = string.Create(CultureInfo.InvariantCulture, $"/ByteRange [0 {gap} {prepared.AfterGap} {pdf.Length - prepared.AfterGap}]").PadRight(RangeRoom.Length);
        Encoding.ASCII.GetBytes(said).CopyTo(pdf, range);
        return prepared;
    }

    private static IndirectReference? FirstPage(PdfDocument document)
    {
        var node = document.Structure.Catalog.CatalogDictionary.Data.GetValueOrDefault("Pages") as IndirectReferenceToken;
        // A tree of pages that goes deeper than this goes in circles.
        for (var depth = 0; node is not null && depth < 64; depth++)
        {
            if (document.Structure.GetObject(node.Data)?.Data is not DictionaryToken dictionary)
            {
                return null;
            }

            if (Resolve(document, dictionary, "Kids") is not ArrayToken kids)
            {
                return node.Data;
            }

            node = kids.Data.OfType<IndirectReferenceToken>().FirstOrDefault();
        }

        return null;
    }

    private static ArrayToken Appended(PdfDocument document, DictionaryToken dictionary, string name, IToken last) =>
        new([.. (Resolve(document, dictionary, name) as ArrayToken)?.Data ?? [], last]);

    private static IToken? Resolve(PdfDocument document, DictionaryToken dictionary, string name) =>
        dictionary.Data.GetValueOrDefault(name) switch
        {
            IndirectReferenceToken reference => document.Structure.GetObject(reference.Data)?.Data,
            var token => token,
        };

    private static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
