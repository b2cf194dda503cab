using System.Diagnostics;
using System.Globalization;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Peers;

namespace AkkaVoice.Load.Bare;

/// <summary>
/// What .NET's WebSockets and the system below them take for the messages of <see cref="LoadRun"/>, with nothing else: no engine, no room, nothing
/// encoded, decoded or played. One thread has the clock of all.
/// </summary>
internal static class BareRun
{
    /// <returns>The figures, as one line.</returns>
    public static async Task<string> RunAsync(int count, int seconds, TimeSpan warmUp, bool onPool, CancellationToken cancellation)
    {
        await using var peer = await PeerProcess.StartAsync();
        var up = new Histogram();
        var sessions = new List<BareSession>();
        for (var n = 0; n < count; n++)
            sessions.Add(await BareSession.StartAsync(peer.Address, n * 0.618 % 1, up));
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var clock = new Thread(() => Run(sessions, onPool, over.Token)) { IsBackground = true, Name = "clock" };
        clock.Start();
        await Task.Delay(warmUp, cancellation);

        up.Clear();
        var (before, peerBefore, messages) = (Usage.Now, peer.ProcessorTime, sessions.Sum(session => session.Messages));
        await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
        var used = Usage.Now - before;
        var sessionSeconds = (double)count * seconds;
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {count} connections, {seconds} s: cpu_ms_per_session_s {used.Processor.TotalMilliseconds / sessionSeconds:0.000}, peer {(peer.ProcessorTime - peerBefore).TotalMilliseconds / sessionSeconds:0.000}
            of a session and second: {up.Count / sessionSeconds:0.0} messages sent, {(sessions.Sum(session => session.Messages) - messages) / sessionSeconds:0.0} read, {sessions.Sum(session => session.Skipped) / sessionSeconds:0.0} skipped, {used.AllocatedBytes / sessionSeconds:0} bytes allocated
            up_ms {Spread.Of(up)}
            """);
        await over.CancelAsync();
        clock.Join();
        sessions.ForEach(session => session.Dispose());
        return report;
    }

    private static void Run(List<BareSession> sessions, bool onPool, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            Thread.Sleep(1);
            var now = Stopwatch.GetTimestamp();
            foreach (var session in sessions)
                session.Tick(now, onPool);
        }
    }
}
