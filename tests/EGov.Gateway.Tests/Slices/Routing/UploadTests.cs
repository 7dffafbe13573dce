using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EGov.Gateway.Tests.Slices.Routing;

/// <summary>Resumable uploads (tus) pass the gateway as they are, up to the largest file the platform takes in one piece.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private const int LargestFile = 50 * 1024 * 1024;
    private const string Upload = "/api/dossiers/v1/uploads/01a20170-5193-7768-8685-b473997d2ac6";

    private OrganizationStandIn _organization = null!;
    private Backend _dossiers = null!;
    private GatewayApp _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _organization = await OrganizationStandIn.StartAsync();
        _dossiers = await Backend.StartAsync(app => app.MapMethods("/v1/uploads/{id}", ["PATCH", "HEAD", "OPTIONS", "DELETE"], AnswerAsync).WithMetadata(new DisableRequestSizeLimitAttribute()));
        _gateway = await GatewayApp.StartAsync(_organization, _dossiers);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("DELETE")]
    public async Task Its_methods_and_headers_pass_both_ways(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Upload);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", "7");
        request.Headers.Add("Upload-Checksum", "sha256 AAAA");
        request.Headers.Add("Upload-Metadata", "filename xJHGoW4=");
        if (method == "PATCH")
        {
            request.Content = Chunk(3);
        }

        var answer = await _gateway.Client.SendAsync(request).ShouldBe(HttpStatusCode.NoContent);

        answer.Headers.GetValues("Upload-Offset").ShouldBe(["7"]);
        answer.Headers.GetValues("X-Seen").ShouldBe([$"{method} 1.0.0 sha256 AAAA filename xJHGoW4= {(method == "PATCH" ? "application/offset+octet-stream 3" : " 0")}"]);
    }

    [Theory]
    [InlineData(LargestFile, HttpStatusCode.NoContent)]
    [InlineData(LargestFile + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_whole_file_may_come_in_one_piece(int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Upload) { Content = Chunk(length) };
        request.Headers.ExpectContinue = true;

        await _gateway.Client.SendAsync(request).ShouldBe(expected);
    }

    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _dossiers.DisposeAsync();
        await _organization.DisposeAsync();
    }

    private static ByteArrayContent Chunk(int length)
    {
        var content = new ByteArrayContent(new byte[length]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        return content;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var (length, buffer) = (0L, new byte[64 * 1024]);
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer)) > 0)
        {
            length += read;
        }

        var headers = http.Request.Headers;
        http.Response.Headers["Upload-Offset"] = headers["Upload-Offset"];
        http.Response.Headers["X-Seen"] = $"{http.Request.Method} {headers["Tus-Resumable"]} {headers["Upload-Checksum"]} {headers["Upload-Metadata"]} {http.Request.ContentType} {length}";
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
