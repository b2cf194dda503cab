using System.Diagnostics;
using System.Globalization;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Audio;
using AkkaVoice.Load.Engine;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Peers;

namespace AkkaVoice.Load.Soaking;

/// <summary>
/// Talking sessions for a long time, in which people come and go and connections break by chance: once a minute, what the process holds. The
/// number of sessions is the same each time, so what grows is a leak.
/// </summary>
internal static class SoakRun
{
    public static async Task RunAsync(int sessions, int minutes, int seed, CancellationToken cancellation)
    {
        await using var peer = await PeerProcess.StartAsync();
        var figures = new Figures { TellsErrors = false };
        await using var engine = new LoadEngine(peer.Address, sessions * 2, figures);
        await engine.StartAsync();
        var manager = await engine.ManagerAsync();
        var random = new Random(seed);
        var handles = new List<SessionHandle>();
        var (left, cuts, rotations) = (0, 0, 0);
        Say($"minute  heap_mb  rss_mb  handles  threads  actors  streams  frames  sessions  left  cuts  rotations  errors  drops  underruns  up_p99  pace_p99");
        for (var second = 0; second <= minutes * 60; second++)
        {
            handles.RemoveAll(static handle => handle.Completion.IsCompleted);
            for (var starts = 0; handles.Count < sessions && starts < 20; starts++)
                handles.Add(await engine.StartSessionAsync(isIdle: false, random.NextDouble()));
            if (second % 60 == 0)
                Report(second / 60);
            // About one person a second leaves, and another one comes; about every third second a connection breaks.
            if (random.Next(100) < 80)
            {
                _ = handles[random.Next(handles.Count)].EndAsync();
                left++;
            }

            if (random.Next(100) < 30 && engine.CutOne(random))
                cuts++;
            if (random.Next(100) < 10)
            {
                handles[random.Next(handles.Count)].Rotate();
                rotations++;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }

        await Task.WhenAll(handles.Select(handle => handle.EndAsync()));
        handles.RemoveAll(static handle => handle.Completion.IsCompleted);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        Say($"after the end:");
        Report(minutes);

        void Report(int minute)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1_048_576.0;
            using var process = Process.GetCurrentProcess();
            var count = ActorCount.Below(manager);
            Say($"{minute,6}  {heap,7:0.0}  {Usage.ResidentKb / 1_024.0,6:0}  {process.HandleCount,7}  {process.Threads.Count,7}  {count.Actors,6}  {count.Streams,7}  {AudioFramePool.Shared.Outstanding,6}  {handles.Count,8}  {left,4}  {cuts,4}  {rotations,9}  {figures.Errors,6}  {figures.DroppedMs / 20,5}  {figures.Underruns,9}  {figures.Up.At(0.99),6:0.0}  {figures.Pace.At(0.99),8:0.0}");
            figures.Clear();
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
