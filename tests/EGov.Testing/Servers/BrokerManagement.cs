using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using EGov.Infrastructure;

namespace EGov.Testing;

/// <summary>The broker's management API.</summary>
internal sealed class BrokerManagement : IDisposable
{
    private readonly HttpClient _http;

    internal BrokerManagement(RabbitMqAddress address)
    {
        _http = new HttpClient
        {
            BaseAddress = address.Management ?? throw new InvalidOperationException("EGOV_RABBITMQ_MANAGEMENT is needed next to EGOV_RABBITMQ: tests make virtual hosts through it."),
            Timeout = TimeSpan.FromSeconds(20),
        };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.UserName}:{address.Password}")));
    }

    public void Dispose() => _http.Dispose();

    internal Task GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    internal Task PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, body);

    internal Task DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null);

    private async Task SendAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }
}
