using EGov.Gateway.Sessions;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace EGov.Gateway.Routing;

/// <summary>
/// What changes on the way: a session's token goes in, cookies stay out, and addresses in answers get the public prefix. Pages are told the
/// token their forms must carry, and may keep one cookie of their own: how they look to this reader.
/// </summary>
internal static class Forwarding
{
    internal const string Pages = "pages";
    private const string ViewCookie = "egov-view";
    private const string ForgeryTokenHeader = "X-EGov-Forgery-Token";

    internal static void AddForwarding(this TransformBuilderContext transforms)
    {
        var toPages = transforms.Route.RouteId.StartsWith(Pages, StringComparison.Ordinal);
        var prefix = toPages ? string.Empty : $"/api/{transforms.Route.RouteId}";
        transforms.AddRequestTransform(request =>
        {
            var headers = request.ProxyRequest.Headers;
            headers.Remove(HeaderNames.Cookie);
            headers.Remove(RequestForgery.Header);
            if (request.HttpContext.Features.Get<LiveSession>() is { } session)
            {
                headers.Remove(HeaderNames.Authorization);
                headers.TryAddWithoutValidation(HeaderNames.Authorization, $"Bearer {session.AccessToken}");
                if (toPages)
                {
                    headers.TryAddWithoutValidation(ForgeryTokenHeader, SessionCookie.ForgeryToken(session.Cookie));
                }
            }

            if (toPages && request.HttpContext.Request.Cookies.TryGetValue(ViewCookie, out var view))
            {
                headers.TryAddWithoutValidation(HeaderNames.Cookie, $"{ViewCookie}={view}");
            }

            return ValueTask.CompletedTask;
        });
        transforms.AddXForwarded(ForwardedTransformActions.Set);
        transforms.AddXForwardedPrefix(action: ForwardedTransformActions.Off);
        transforms.AddRequestHeader("X-Forwarded-Prefix", prefix, append: false);
        transforms.AddResponseTransform(response =>
        {
            var headers = response.HttpContext.Response.Headers;
            headers.Remove(HeaderNames.Server);
            headers.SetCookie = toPages ? headers.SetCookie.Where(cookie => cookie!.StartsWith($"{ViewCookie}=", StringComparison.Ordinal)).ToArray() : [];
            headers.Remove("X-Powered-By");
            // A service names its own resources from its own root.
            if (headers.Location is [['/', not '/', ..] local])
            {
                headers.Location = prefix + local;
            }

            return ValueTask.CompletedTask;
        });
    }
}
