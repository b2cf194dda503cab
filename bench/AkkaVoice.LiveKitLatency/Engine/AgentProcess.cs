using System.Diagnostics;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary><c>akkavoice run</c> as a process of its own: a worker that takes every room.</summary>
internal sealed class AgentProcess : MeasuredProcess
{
    public AgentProcess(LiveKitAccess access, Uri realtime, string log)
        : base(Start(access, realtime), log)
    {
    }

    private static ProcessStartInfo Start(LiveKitAccess access, Uri realtime)
    {
        var program = Path.Combine(Repository(), "artifacts", "compat", "bin", "AkkaVoice.Host", "release", "akkavoice.dll");
        if (!File.Exists(program)) throw new FileNotFoundException($"{program} is missing: dotnet build -c Release src/AkkaVoice.Host", program);
        var start = new ProcessStartInfo("dotnet");
        foreach (var argument in (string[])[program, "run", "--port", "0", "--realtime-url", realtime.ToString(), "--set", "akkavoice.worker.port=0", "--set", "akkavoice.worker.load-threshold=off"]) start.ArgumentList.Add(argument);
        start.Environment["LIVEKIT_URL"] = access.Url;
        start.Environment["LIVEKIT_API_KEY"] = access.Key;
        start.Environment["LIVEKIT_API_SECRET"] = access.Secret;
        start.Environment["AGENT_NAME"] = "";
        return start;
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AkkaVoice.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException($"The repository is not above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
