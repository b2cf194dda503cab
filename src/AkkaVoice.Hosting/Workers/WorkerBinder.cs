using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Workers;

/// <summary>Reads <c>akkavoice.worker</c>.</summary>
internal static class WorkerBinder
{
    private const string At = "akkavoice.worker.";

    public static WorkerSetup Bind(SettingReader read) => new()
    {
        Enabled = read.Switch(At + "enabled"),
        AgentName = AgentName(read),
        Address = read.Address(At + "address"),
        Port = read.Integer(At + "port", 0, 65_535),
        // What cannot be measured cannot be reached either.
        LoadThreshold = read.NumberOr(At + "load-threshold", "off", 0.05, 1) ?? double.PositiveInfinity,
        LoadPerJob = read.Number(At + "load-per-job", 0, 0.5),
        ConnectTimeout = read.Duration(At + "connect-timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
        Backoff = read.Duration(At + "backoff", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
        MaxBackoff = read.Duration(At + "max-backoff", TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10)),
        DrainTimeout = read.Duration(At + "drain-timeout", TimeSpan.Zero, TimeSpan.FromHours(24)),
    };

    private static string AgentName(SettingReader read)
    {
        const string Key = At + "agent-name";
        var name = read.Text(Key);
        if (name.Any(char.IsControl) || name.Length > 256) read.Reject(Key, name, "up to 256 characters on one line; empty for automatic dispatch");
        return name;
    }
}
