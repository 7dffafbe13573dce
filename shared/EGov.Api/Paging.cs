using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.WebUtilities;

namespace EGov.Api;

/// <summary>One page of a list in keyset order.</summary>
/// <typeparam name="T">Row.</typeparam>
/// <param name="Items">The rows.</param>
/// <param name="Next">Cursor of the following page (<c>?after=</c>), or null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page is wanted: <c>?limit=</c> (1-200, default 50) and <c>?after=</c> (cursor of the page before).</summary>
/// <param name="Limit">Rows wanted.</param>
/// <param name="After">Cursor, or null for the first page.</param>
public readonly record struct PageRequest(
    int Limit,
    string? After) : IEndpointParameterMetadataProvider
{
    /// <summary>Reads the query; out of range is refused with 400.</summary>
    /// <param name="context">Current request.</param>
    public static ValueTask<PageRequest> BindAsync(HttpContext context)
    {
        var limit = 50;
        if (context.Request.Query["limit"].ToString() is { Length: > 0 } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= 200))
        {
            throw new RefusalException(CommonRefusals.InvalidRequest);
        }

        return ValueTask.FromResult(new PageRequest(limit, context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : null));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DocumentedParameter("limit", ParameterPlace.Query, "Rows wanted, 1-200; 50 when absent."));
        builder.Metadata.Add(new DocumentedParameter("after", ParameterPlace.Query, "Cursor: `next` of the page before."));
    }

    /// <summary>The keys of the row to start after, or null on the first page. A cursor of another list or order is refused with 400.</summary>
    /// <typeparam name="TKeys">Record of the sort keys, ending with the id.</typeparam>
    /// <param name="sort">Name of list and order, such as <c>my-office/due</c>.</param>
    public TKeys? Keys<TKeys>(string sort)
        where TKeys : class
    {
        if (After is null)
        {
            return null;
        }

        try
        {
            var cursor = JsonSerializer.Deserialize<Cursor<TKeys>>(WebEncoders.Base64UrlDecode(After));
            return cursor is { V: 1, Keys: not null } && cursor.Sort == sort
                ? cursor.Keys
                : throw new RefusalException(CommonRefusals.InvalidCursor);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new RefusalException(CommonRefusals.InvalidCursor);
        }
    }

    /// <summary>Cuts rows fetched with <c>Limit + 1</c> into a page.</summary>
    /// <typeparam name="T">Row.</typeparam>
    /// <typeparam name="TKeys">Record of the sort keys, ending with the id.</typeparam>
    /// <param name="rows">Up to <c>Limit + 1</c> rows.</param>
    /// <param name="sort">Name of list and order.</param>
    /// <param name="keys">The sort keys of a row.</param>
    public Page<T> Cut<T, TKeys>(IReadOnlyList<T> rows, string sort, Func<T, TKeys> keys)
        where TKeys : class
    {
        if (rows.Count <= Limit)
        {
            return new Page<T>(rows, null);
        }

        var items = rows.Take(Limit).ToList();
        var cursor = new Cursor<TKeys>(1, sort, keys(items[^1]));
        return new Page<T>(items, WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(cursor)));
    }

    private sealed record Cursor<TKeys>(int V, string Sort, TKeys? Keys);
}
