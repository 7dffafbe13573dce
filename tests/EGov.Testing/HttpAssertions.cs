using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Shouldly;

namespace EGov.Testing;

/// <summary>Assertions on answers that show the problem body when they fail.</summary>
public static class HttpAssertions
{
    /// <summary>The platform's JSON conventions: camelCase, enums as text.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The answer has the status; otherwise the failure shows the body.</summary>
    public static async Task<HttpResponseMessage> ShouldBe(this Task<HttpResponseMessage> sending, HttpStatusCode status)
    {
        var response = await sending;
        if (response.StatusCode != status)
        {
            throw new ShouldAssertException(
                $"{response.RequestMessage?.Method} {response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}, expected {(int)status}:\n{await response.Content.ReadAsStringAsync()}");
        }

        return response;
    }

    /// <summary>The answer has the status and a body of the type.</summary>
    public static async Task<T> ShouldBe<T>(this Task<HttpResponseMessage> sending, HttpStatusCode status)
        where T : notnull
    {
        var response = await sending.ShouldBe(status);
        return await response.Content.ReadFromJsonAsync<T>(Json) ?? throw new ShouldAssertException("The body is null.");
    }

    /// <summary>The answer is problem+json with the status, the stable code and a message in both languages.</summary>
    public static async Task<JsonElement> ShouldRefuse(this Task<HttpResponseMessage> sending, HttpStatusCode status, string code)
    {
        var response = await sending.ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Json);
        problem.GetProperty("code").GetString().ShouldBe(code);
        problem.GetProperty("messages").GetProperty("vi").GetString().ShouldNotBeNullOrWhiteSpace();
        problem.GetProperty("messages").GetProperty("en").GetString().ShouldNotBeNullOrWhiteSpace();
        return problem;
    }
}
