using System.Buffers.Binary;

namespace EGov.Dossiers.Files.Contents;

/// <summary>Whether a picture says how large it is and is there to its end. More needs a decoder, and a decoder is what hostile pictures aim at.</summary>
internal static class PictureSize
{
    internal static bool OfPng(Stream file)
    {
        Span<byte> start = stackalloc byte[24];
        Span<byte> end = stackalloc byte[12];
        if (file.Length < start.Length + end.Length)
        {
            return false;
        }

        file.ReadExactly(start);
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return start[12..16].SequenceEqual("IHDR"u8)
            && BinaryPrimitives.ReadInt32BigEndian(start[16..]) > 0
            && BinaryPrimitives.ReadInt32BigEndian(start[20..]) > 0
            && end[4..8].SequenceEqual("IEND"u8);
    }

    internal static bool OfJpeg(Stream file)
    {
        file.Position = 2;
        Span<byte> segment = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        while (file.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) == segment.Length && segment[0] == 0xFF)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            // The start of the frame, in any of its kinds, says height and width.
            if (segment[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
                    && BinaryPrimitives.ReadUInt16BigEndian(frame[1..]) > 0
                    && BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) > 0
                    && HasEnd(file);
            }

            if (length < 2)
            {
                return false;
            }

            file.Seek(length - 2, SeekOrigin.Current);
        }

        return false;
    }

    /// <summary>Cameras write a little after the end mark; it is looked for near the end.</summary>
    private static bool HasEnd(Stream file)
    {
        var tail = new byte[Math.Min(64 * 1024, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        return tail.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
    }
}
