namespace EGov.Dossiers.Tests.Slices.Files;

/// <summary>A file on a disk that reads so many bytes of it and then no more.</summary>
internal sealed class FailingDisk(byte[] bytes, int readable) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) =>
        Position + buffer.Length <= readable ? base.Read(buffer) : throw new IOException("Input/output error");

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
}
