using EGov.Gateway.Sessions;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace EGov.Gateway.Routing;

/// <summary>What changes on the way: a session's token goes in, cookies stay out, and addresses in answers get the public prefix.</summary>
internal static class Forwarding
{
    internal static void AddForwarding(this TransformBuilderContext transforms)
    {
        var prefix = $"/api/{transforms.Route.RouteId}";
        transforms.AddRequestTransform(request =>
        {
            var headers = request.ProxyRequest.Headers;
            headers.Remove(HeaderNames.Cookie);
            headers.Remove(RequestForgery.Header);
            if (request.HttpContext.Features.Get<LiveSession>() is { } session)
            {
                headers.Remove(HeaderNames.Authorization);
                headers.TryAddWithoutValidation(HeaderNames.Authorization, $"Bearer {session.AccessToken}");
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
            headers.Remove(HeaderNames.SetCookie);
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
