using System.Net;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.Hosting.Browser;

/// <summary>
/// Who may use the page and its room. A browser sends its user's pages anywhere: what protects a service on loopback from a strange web site is that
/// the request names this service (<c>Host</c>, against DNS rebinding) and comes from this service's own page (<c>Origin</c>, against cross-site WebSockets).
/// </summary>
internal sealed class BrowserAccess(BrowserOptions options)
{
    /// <summary>Whether the request is addressed to this service.</summary>
    public bool IsOurHost(HttpRequest request) =>
        IsLoopback(request.Host.Host) || options.Origins.Any(origin => Authority(origin) == Authority(request));

    /// <summary>Whether a WebSocket is opened by this service's page. Browsers always say where from; what does not say so is no browser, and refused.</summary>
    public bool IsOurPage(HttpRequest request)
    {
        if (request.Headers.Origin is not [{ } text] || !Uri.TryCreate(text, UriKind.Absolute, out var origin))
            return false;
        return options.Origins.Any(allowed => Same(allowed, origin))
            || (IsLoopback(origin.Host) && origin.Scheme == request.Scheme && Authority(origin) == Authority(request));
    }

    private static bool Same(Uri a, Uri b) => a.Scheme == b.Scheme && Authority(a) == Authority(b);

    private static (string Host, int Port) Authority(Uri uri) => (uri.IdnHost.ToLowerInvariant(), uri.Port);

    private static (string Host, int Port) Authority(HttpRequest request) =>
        (request.Host.Host.Trim('[', ']').ToLowerInvariant(), request.Host.Port ?? (request.IsHttps ? 443 : 80));

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
