using System.IO.Compression;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace EGov.Dossiers.Files.Contents;

/// <summary>
/// The filters of PDF streams, which refuse what swells: three megabytes can hold three gigabytes of zeros, and the structure of an honest
/// document is small. Guards <c>CheckingContentsTests</c>' "pdf that swells".
/// </summary>
internal sealed class CappedFilters : IFilterProvider
{
    internal static readonly CappedFilters Instance = new();

    private const int MostBytes = 64 * 1024 * 1024;
    private const int LongestLzw = 64 * 1024;

    private readonly IFilterProvider _all = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Capped(_all.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Capped(_all.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Capped(_all.GetAllFilters());

    private static IFilter[] Capped(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new CappedFilter(f))];

    private sealed class CappedFilter(IFilter filter) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            Swells(input)
                ? throw new PdfDocumentFormatException("A stream is larger than the structure of a document.")
                : filter.Decode(input, streamDictionary, filterProvider, filterIndex);

        private bool Swells(Memory<byte> input) => filter switch
        {
            FlateFilter => SwellsWhenInflated(input),
            LzwFilter => input.Length > LongestLzw,
            _ => input.Length > MostBytes,
        };

        private static bool SwellsWhenInflated(Memory<byte> input)
        {
            using var inflating = new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress);
            var (total, buffer) = (0L, new byte[64 * 1024]);
            try
            {
                int read;
                while (total <= MostBytes && (read = inflating.Read(buffer)) > 0)
                {
                    total += read;
                }
            }
            catch (InvalidDataException)
            {
                // Damaged from here on; the filter itself says what that means.
            }

            return total > MostBytes;
        }
    }
}
