namespace EGov.Gateway.Reference;

internal static class ReferenceExtensions
{
    internal static void MapReference(this WebApplication app)
    {
        _ = app;
    }
}
