using System.Net;

namespace EGov.Gateway.Tests.Slices.Protection;

public sealed class SizeTests : IAsyncLifetime
{
    private const int Limit = 64 * 1024;

    private OrganizationStandIn _organization = null!;
    private Backend _dossiers = null!;
    private GatewayApp _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync();
        _gateway = await GatewayApp.StartAsync(
            _organization, _dossiers, ("Gateway:LargestBody", $"{Limit}"), ("Gateway:LargeBodies:/api/dossiers/v1/echo/import", $"{4 * Limit}"));
    }

    [Theory]
    [InlineData("/api/dossiers/v1/echo", Limit, HttpStatusCode.OK)]
    [InlineData("/api/dossiers/v1/echo", Limit + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/api/dossiers/v1/echo/import", 4 * Limit, HttpStatusCode.OK)]
    [InlineData("/api/dossiers/v1/echo/import", (4 * Limit) + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_may_be_as_large_as_its_address_allows(string path, int bytes, HttpStatusCode expected)
    {
        using var content = new ByteArrayContent(new byte[bytes]);

        var sending = _gateway.Client.PostAsync(path, content);

        await sending.ShouldBe(expected);
        if (expected == HttpStatusCode.RequestEntityTooLarge)
        {
            await sending.ShouldRefuse(expected, "common.too-large");
            _dossiers.Requests.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_body_that_hides_its_size_is_cut_off()
    {
        using var content = new StreamContent(new Endless(2 * Limit));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers/v1/echo") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        await _gateway.Client.SendAsync(request).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "common.too-large");
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_431()
    {
        var answer = await RawHttp.SendAsync(
            _gateway.Address, $"GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: {new string('a', 20_000)}\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task Too_many_headers_are_431()
    {
        var headers = string.Concat(Enumerable.Range(0, 100).Select(i => $"X-{i}: {i}\r\n"));

        var answer = await RawHttp.SendAsync(_gateway.Address, $"GET / HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_414()
    {
        var answer = await RawHttp.SendAsync(_gateway.Address, $"GET /{new string('a', 10_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 414");
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _dossiers.DisposeAsync();
        await _organization.DisposeAsync();
    }

    private sealed class Endless(int length) : Stream
    {
        private int _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = Math.Min(_left, count);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
