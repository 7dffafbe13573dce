using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Refers to a resource while the platform is described.</summary>
/// <typeparam name="T">Kind of resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The platform it belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource.</summary>
    T Resource { get; }
}

/// <summary>An address of a resource, known once its port is settled.</summary>
public sealed class EndpointReference : IValueProvider
{
    private readonly Resource _owner;

    internal EndpointReference(Resource owner, string endpointName) => (_owner, EndpointName) = (owner, endpointName);

    /// <summary>Its name, such as <c>http</c>.</summary>
    public string EndpointName { get; }

    /// <summary>The address, such as <c>http://localhost:8080</c>.</summary>
    public string Url => Endpoint.Url;

    internal Endpoint Endpoint => _owner.Wiring.Endpoints.Find(e => string.Equals(e.Name, EndpointName, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"The resource '{_owner.Name}' has no endpoint '{EndpointName}'.");

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);
}

/// <summary>A text with parts that are known only once the platform runs; written as an interpolated string.</summary>
public sealed class ReferenceExpression : IValueProvider
{
    private readonly IReadOnlyList<object> _parts;

    private ReferenceExpression(IReadOnlyList<object> parts) => _parts = parts;

    /// <inheritdoc />
    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part is IValueProvider provider ? await provider.GetValueAsync(cancellationToken) : part);
        }

        return text.ToString();
    }

    /// <summary>Collects the parts of the interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler
    {
        private readonly List<object> _parts;

        /// <summary>Called by the compiler.</summary>
        public ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
        {
            _ = literalLength;
            _parts = new List<object>(formattedCount * 2);
        }

        /// <summary>Adds fixed text.</summary>
        public void AppendLiteral(string value) => _parts.Add(value);

        /// <summary>Adds fixed text.</summary>
        public void AppendFormatted(string? value) => _parts.Add(value ?? "");

        /// <summary>Adds a value that is known later.</summary>
        public void AppendFormatted(IValueProvider value) => _parts.Add(value);

        internal ReferenceExpression ToExpression() => new(_parts);
    }
}
