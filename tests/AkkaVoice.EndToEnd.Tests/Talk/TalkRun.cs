using AkkaVoice.Actors.Events;
using AkkaVoice.Audio;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Hosting;

namespace AkkaVoice.EndToEnd.Tests.Talk;

/// <summary>Runs <c>akkavoice talk</c> in this process against a server of the test's, and keeps what came of it.</summary>
internal sealed record TalkRun(int ExitCode, string Output, string Error, IReadOnlyList<SessionEvent> Events, short[] Recording)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <param name="brains">What answers.</param>
    /// <param name="folder">Where files are made.</param>
    /// <param name="arguments">Further arguments; they name the inputs.</param>
    public static async Task<TalkRun> AgainstAsync(IRealtimeBrainFactory brains, TestFolder folder, params string[] arguments)
    {
        await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = brains, Seed = 7 });
        return await AtAsync(server.WebSocketUri.ToString(), folder, arguments);
    }

    public static async Task<TalkRun> AtAsync(string url, TestFolder folder, params string[] arguments)
    {
        var (recording, events) = (folder.File("out.wav"), folder.File("events.jsonl"));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["talk", "--realtime-url", url, "--out", recording, "--events", events, "--set", "akkavoice.tools.weather.source=offline", .. arguments],
            output,
            error).WaitAsync(Deadline);
        return new TalkRun(
            code,
            output.ToString(),
            error.ToString(),
            File.Exists(events) ? [.. File.ReadLines(events).Select(SessionEventJson.Read)] : [],
            File.Exists(recording) ? Samples(recording) : []);
    }

    public T Single<T>()
        where T : SessionEvent => Assert.Single(Events.OfType<T>());

    private static short[] Samples(string path)
    {
        using var reader = WavReader.Open(path);
        var all = new List<short>();
        var block = new short[4_096];
        for (int read; (read = reader.Read(block)) > 0;) all.AddRange(block.AsSpan(0, read * reader.Format.Channels));
        return [.. all];
    }
}
