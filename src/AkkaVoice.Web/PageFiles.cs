using System.Reflection;
using System.Security.Cryptography;

namespace AkkaVoice.Web;

/// <summary>The page: everything that a browser needs, as part of this assembly.</summary>
public static class PageFiles
{
    private const string Prefix = "page/";

    /// <summary>All files. The page itself is <c>/index.html</c>.</summary>
    public static IReadOnlyList<PageFile> All { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(Read)];

    private static PageFile Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var contents = new byte[stream.Length];
        stream.ReadExactly(contents);
        var path = name[(Prefix.Length - 1)..];
        return new PageFile(
            path,
            TypeOf(Path.GetExtension(path)),
            $"\"{Convert.ToHexStringLower(SHA256.HashData(contents).AsSpan(0, 8))}\"",
            path.StartsWith("/assets/", StringComparison.Ordinal),
            contents);
    }

    private static string TypeOf(string extension) => extension switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => throw new InvalidOperationException($"The page has a file of a type that nobody expected: {extension}"),
    };
}
