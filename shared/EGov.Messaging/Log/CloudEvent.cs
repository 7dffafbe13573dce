using System.Buffers;
using System.Text;
using System.Text.Json;

namespace EGov.Messaging.Log;

/// <summary>CloudEvents 1.0 in JSON structured mode: written once, when the event is staged, and read by the handlers.</summary>
internal static class CloudEvent
{
    public const string ContentType = "application/cloudevents+json";

    /// <summary>An event carries ids and the facts that made it true, not documents.</summary>
    private const int LargestBody = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public static byte[] Write(EventContext context, object data)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(2048);
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = EventJson.Options.Encoder, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("specversion"u8, "1.0"u8);
            json.WriteString("id"u8, context.Id);
            json.WriteString("source"u8, context.Source);
            json.WriteString("type"u8, context.Type);
            json.WriteString("subject"u8, context.Subject);
            json.WriteString("time"u8, context.Time.ToUniversalTime());
            json.WriteString("datacontenttype"u8, "application/json"u8);
            json.WriteNumber("subjectversion"u8, context.SubjectVersion);
            WriteWhenPresent(json, "correlationid"u8, context.CorrelationId);
            if (context.CausationId is { } cause)
            {
                json.WriteString("causationid"u8, cause);
            }

            WriteWhenPresent(json, "traceparent"u8, context.TraceParent);
            WriteWhenPresent(json, "actor"u8, context.Actor);
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, data, data.GetType(), EventJson.Options);
            json.WriteEndObject();
        }

        return buffer.WrittenCount <= LargestBody
            ? buffer.WrittenSpan.ToArray()
            : throw new InvalidOperationException($"{context.Type} is {buffer.WrittenCount} bytes long; an event has at most {LargestBody}.");
    }

    /// <summary>Reads an envelope; members it does not know are skipped. What is not a CloudEvent throws <see cref="JsonException"/>.</summary>
    public static (EventContext Context, object Data) Read(ReadOnlySpan<byte> body, Type dataType)
    {
        var envelope = new Envelope();
        ReadOnlySpan<byte> data = default;
        var json = new Utf8JsonReader(body);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The message is not a JSON object.");
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            json.Read();
            if (name.SequenceEqual("data"u8))
            {
                var start = (int)json.TokenStartIndex;
                json.Skip();
                data = body[start..(int)json.BytesConsumed];
            }
            else if (!envelope.Take(name, ref json))
            {
                json.Skip();
            }
        }

        var context = envelope.ToContext();
        return data.IsEmpty || JsonSerializer.Deserialize(data, dataType, EventJson.Options) is not { } value
            ? throw new JsonException($"Event {context.Id} has no data.")
            : (context, value);
    }

    /// <summary>Finds the trace context without reading the envelope: only a relay that is being traced asks, but for each event.</summary>
    public static string? TraceParentOf(ReadOnlySpan<byte> body)
    {
        const int Length = 55;
        var name = "\"traceparent\":\""u8;
        var start = body.IndexOf(name);
        return start >= 0 && body.Length >= start + name.Length + Length ? Encoding.ASCII.GetString(body.Slice(start + name.Length, Length)) : null;
    }

    private static void WriteWhenPresent(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
