using AkkaVoice.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AkkaVoice.Hosting.Browser;

/// <summary>Serves the page's files out of the program itself.</summary>
internal static class Page
{
    public const string WrongHost = "This name is not one of this service's (akkavoice.browser.origins adds one).";

    // All that the page needs comes from here; nothing else may be loaded, framed or connected to.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapPage(this WebApplication app, BrowserAccess access)
    {
        foreach (var file in PageFiles.All)
        {
            app.MapGet(file.Path, (HttpContext context) => Serve(context, file, access));
            if (file.Path == "/index.html")
                app.MapGet("/", (HttpContext context) => Serve(context, file, access));
        }
    }

    private static async Task Serve(HttpContext context, PageFile file, BrowserAccess access)
    {
        var headers = context.Response.Headers;
        if (!access.IsOurHost(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            await context.Response.WriteAsync(WrongHost);
            return;
        }

        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "microphone=(self)";
        headers.ETag = file.Tag;
        // Names of assets carry a hash of their contents; the page itself is asked for anew each time.
        headers.CacheControl = file.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = file.ContentType;
        context.Response.ContentLength = file.Contents.Length;
        await context.Response.Body.WriteAsync(file.Contents, context.RequestAborted);
    }
}
