using AkkaVoice.Actors.Sessions;
using AkkaVoice.Load.Engine;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Peers;

namespace AkkaVoice.Load;

/// <summary>Many sessions at once for a while: <c>akkavoice bench load</c>.</summary>
internal static class LoadRun
{
    // What the first sessions cost is the runtime compiling the engine, and no part of what one more of them costs.
    private const int FirstSessions = 10;
    private const int StartsPerSecond = 40;
    private static readonly TimeSpan FirstTime = TimeSpan.FromSeconds(5);

    public static async Task<Report> RunAsync(LoadPlan plan, CancellationToken cancellation)
    {
        await using var peer = await PeerProcess.StartAsync();
        using var stops = new GcStops(plan.TellsStops);
        var figures = new Figures();
        await using var engine = new LoadEngine(peer.Address, plan.Sessions, figures);
        await engine.StartAsync();
        var first = Math.Min(FirstSessions, plan.Sessions / 2);
        var handles = new List<SessionHandle>();
        await StartAsync(first);
        await Task.Delay(FirstTime, cancellation);
        GC.Collect();
        var resident = Usage.ResidentKb;
        await StartAsync(plan.Sessions - first);
        await Task.Delay(plan.WarmUp, cancellation);

        figures.Clear();
        var (before, peerBefore, made, sent, heard) = (Usage.Now, peer.ProcessorTime, figures.FramesMade, figures.FramesSent, figures.FramesHeard);
        _ = stops.TakeLongest();
        await Task.Delay(TimeSpan.FromSeconds(plan.Seconds), cancellation);

        var used = Usage.Now - before;
        var sessionSeconds = (double)plan.Sessions * plan.Seconds;
        var (up, down) = (figures.FramesMade - made, figures.FramesHeard - heard);
        var unsent = Math.Max(0, up - (figures.FramesSent - sent) - (plan.Sessions / 2));
        var report = new Report
        {
            Sessions = plan.Sessions,
            Seconds = plan.Seconds,
            UpMs = Spread.Of(figures.Up),
            DownMs = Spread.Of(figures.Down),
            PaceMs = Spread.Of(figures.Pace),
            BargeInMs = Spread.Of(figures.BargeIn),
            ClockMs = Spread.Of(figures.Clock),
            CpuMsPerSessionS = Math.Round(used.Processor.TotalMilliseconds / sessionSeconds, 3),
            PeerCpuMsPerSessionS = Math.Round((peer.ProcessorTime - peerBefore).TotalMilliseconds / sessionSeconds, 3),
            AllocBytesPerSessionS = (long)(used.AllocatedBytes / sessionSeconds),
            RssKbPerSession = (Usage.ResidentKb - resident) / (plan.Sessions - first),
            GcPauseMs = Math.Round(used.GcPause.TotalMilliseconds, 1),
            GcPauseMaxMs = Math.Round(stops.TakeLongest().TotalMilliseconds, 1),
            Collections = used.Collections,
            Drops = (figures.DroppedMs / 20) + unsent,
            Underruns = figures.Underruns,
            Errors = figures.Errors,
            FramesUp = up,
            FramesDown = down,
            Interruptions = figures.Interruptions,
            ToolCalls = figures.ToolResults,
        };
        await Task.WhenAll(handles.Select(handle => handle.EndAsync()));
        return report;

        async Task StartAsync(int count)
        {
            for (var n = 0; n < count; n++)
            {
                handles.Add(await engine.StartSessionAsync(plan.IsIdle, handles.Count * 0.618 % 1));
                await Task.Delay(TimeSpan.FromSeconds(1.0 / StartsPerSecond), cancellation);
            }
        }
    }
}
