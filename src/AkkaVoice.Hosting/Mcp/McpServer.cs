namespace AkkaVoice.Hosting.Mcp;

/// <summary>
/// An MCP server whose tools the model may call: a program that is started and spoken to over its standard input and output, or an
/// address that is spoken to over streamable HTTP.
/// </summary>
/// <param name="Name">Its name: letters, digits, <c>_</c> and <c>-</c>, at most 40. Stands before the name of a tool whose own is taken.</param>
public sealed record McpServer(string Name)
{
    /// <summary>The program to start; null for a server at an address.</summary>
    public string? Command { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables that the program's environment gets besides its own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The server's address (http or https); null for a program.</summary>
    public Uri? Url { get; init; }

    /// <summary>HTTP headers of every request, for a key for example. Never logged.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of the tools that are offered; null for all that the server has.</summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>How long connecting and listing the tools may take, 100 ms to 5 min. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a connected server is asked whether it is still there, 1 s to 10 min. Default 15 s.</summary>
    public TimeSpan CheckInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The name and the kind, without secrets.</summary>
    /// <returns>For logs.</returns>
    public override string ToString() => $"{Name} ({Url?.GetLeftPart(UriPartial.Path) ?? Command})";
}
