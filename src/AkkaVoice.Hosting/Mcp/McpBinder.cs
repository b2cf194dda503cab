using Akka.Configuration;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Mcp;

/// <summary><c>akkavoice.mcp</c></summary>
internal static class McpBinder
{
    private const string Key = "akkavoice.mcp.servers";
    private const string Example = "[ { name = files, command = mcp-files, arguments = [\"/tmp\"] } ]";

    public static IReadOnlyList<McpServer> Bind(Config config, IReadOnlyList<McpServer> program, List<string> errors)
    {
        var servers = program.ToList();
        foreach (var listed in ListedObject.Read(config, Key, Example, errors))
        {
            var name = listed.Text("name") ?? "";
            if (!AgentNames.IsValid(name)) listed.Reject("name", name, AgentNames.Allowed);
            var server = Read(listed, name);
            var place = servers.FindIndex(other => other.Name == name);
            // One that the program has is replaced: whoever runs the program has the last word.
            if (place < 0) servers.Add(server);
            else if (place < program.Count) servers[place] = server;
            else listed.Reject("name", name, "a name that no other server has");
            listed.RejectUnread();
        }

        return servers;
    }

    private static McpServer Read(ListedObject listed, string name)
    {
        var (command, url) = (listed.Text("command"), listed.Text("url"));
        if (command is null == url is null) listed.Reject(": exactly one of 'command' and 'url' is needed");
        Uri? address = null;
        if (url is not null && (!Uri.TryCreate(url, UriKind.Absolute, out address) || address.Scheme is not ("http" or "https")))
            listed.Reject("url", url, "an address such as https://tools.example.com/mcp (http, https)");
        var defaults = new McpServer(name);
        var server = defaults with
        {
            Command = command,
            Arguments = listed.Texts("arguments") ?? [],
            Environment = listed.Map("environment") ?? defaults.Environment,
            Url = address,
            Headers = listed.Map("headers") ?? defaults.Headers,
            Tools = listed.Texts("tools"),
            ConnectTimeout = listed.Duration("connect-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)) ?? defaults.ConnectTimeout,
            CheckInterval = listed.Duration("check-interval", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) ?? defaults.CheckInterval,
        };
        if (command is null && (server.Arguments.Count > 0 || server.Environment.Count > 0)) listed.Reject(": 'arguments' and 'environment' have an effect with 'command' only");
        if (url is null && server.Headers.Count > 0) listed.Reject(": 'headers' have an effect with 'url' only");
        return server;
    }
}
