using System.Text.Json;

namespace EGov.Messaging.Log;

/// <summary>The attributes of an envelope while it is being read.</summary>
internal struct Envelope
{
    private Guid? _id;
    private Guid? _subject;
    private Guid? _causation;
    private string? _specVersion;
    private string? _source;
    private string? _type;
    private string? _correlation;
    private string? _traceParent;
    private string? _actor;
    private int _subjectVersion;
    private DateTimeOffset? _time;

    public bool Take(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Number when name.SequenceEqual("subjectversion"u8):
                _subjectVersion = json.TryGetInt32(out var version) ? version : throw new JsonException("subjectversion is not an integer.");
                return true;
            case JsonTokenType.String:
                return TakeText(name, ref json);
            default:
                return false;
        }
    }

    public readonly EventContext ToContext()
    {
        if (!string.Equals(_specVersion, "1.0", StringComparison.Ordinal) || _id is null || _source is null || _type is null)
        {
            throw new JsonException("The message is not a CloudEvent 1.0: specversion, id, source and type are required.");
        }

        return new EventContext(
            _id.Value,
            _type,
            _source,
            _subject ?? throw new JsonException("The event has no subject."),
            _subjectVersion,
            _time ?? throw new JsonException("The event has no time."),
            _actor,
            _correlation,
            _causation,
            _traceParent);
    }

    private bool TakeText(ReadOnlySpan<byte> name, ref Utf8JsonReader json)
    {
        if (name.SequenceEqual("specversion"u8))
        {
            _specVersion = json.GetString();
        }
        else if (name.SequenceEqual("id"u8))
        {
            _id = AsGuid(ref json);
        }
        else if (name.SequenceEqual("source"u8))
        {
            _source = json.GetString();
        }
        else if (name.SequenceEqual("type"u8))
        {
            _type = json.GetString();
        }
        else if (name.SequenceEqual("subject"u8))
        {
            _subject = AsGuid(ref json);
        }
        else if (name.SequenceEqual("time"u8))
        {
            _time = json.TryGetDateTimeOffset(out var time) ? time : throw new JsonException("time is not a timestamp.");
        }
        else if (name.SequenceEqual("correlationid"u8))
        {
            _correlation = json.GetString();
        }
        else if (name.SequenceEqual("causationid"u8))
        {
            _causation = AsGuid(ref json);
        }
        else if (name.SequenceEqual("traceparent"u8))
        {
            _traceParent = json.GetString();
        }
        else if (name.SequenceEqual("actor"u8))
        {
            _actor = json.GetString();
        }
        else
        {
            return false;
        }

        return true;
    }

    private static Guid AsGuid(ref Utf8JsonReader json)
        => json.TryGetGuid(out var id) ? id : throw new JsonException("An id of the envelope is not a UUID.");
}
