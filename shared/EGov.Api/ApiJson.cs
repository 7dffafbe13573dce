using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EGov.Api;

/// <summary>JSON as the platform's endpoints write and read it: camelCase, enums as text, Vietnamese letters unescaped.</summary>
public static class ApiJson
{
    /// <summary>The conventions, for answers that are stored or written outside the framework.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Puts the conventions on options that exist already.</summary>
    /// <param name="options">Options of the host.</param>
    internal static void Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter());
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        // A member given twice means two things; we do not choose.
        options.AllowDuplicateProperties = false;
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
