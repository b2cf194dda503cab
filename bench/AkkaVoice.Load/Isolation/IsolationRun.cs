using System.Globalization;
using AkkaVoice.Load.Engine;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Load.Peers;

namespace AkkaVoice.Load.Isolation;

/// <summary>
/// What one session's careless code does to the others: their lateness with nothing blocked, with every session's tools blocking, with one
/// session's stage blocking on every frame, and, to see that it would be seen, with everybody's stage blocking for 200 ms now and then.
/// </summary>
internal static class IsolationRun
{
    /// <summary>By how much a neighbour's 99th percentile may move, in ms.</summary>
    private const double Allowed = 5;

    /// <returns>Whether neighbours stayed within what is allowed, and the planted block did not.</returns>
    public static async Task<bool> RunAsync(int sessions, int seconds, int rounds, int blocking, CancellationToken cancellation)
    {
        await using var peer = await PeerProcess.StartAsync();
        var (figures, blocks) = (new Figures(), new Blocks(blocking));
        var blocked = Enumerable.Range(0, blocking).Select(_ => new Figures()).ToList();
        await using var engine = new LoadEngine(peer.Address, sessions, figures, blocks.AddTo, Blocks.Pipeline);
        await engine.StartAsync();
        for (var n = 0; n < sessions; n++)
        {
            await engine.StartSessionAsync(isIdle: false, n * 0.618 % 1, n < blocking ? blocked[n] : figures);
            // Its stage must be made before those that follow, which it is once a frame has come through: a neighbour's would block instead.
            while (n < blocking && blocked[n].FramesSent == 0)
                await Task.Delay(10, cancellation);
        }

        await Task.Delay(TimeSpan.FromSeconds(20), cancellation);

        var (ownMax, blockedIsLate) = (0.0, true);
        var changes = new Dictionary<string, List<double>>();
        for (var round = 0; round < rounds; round++)
        {
            var before = await MeasureAsync("nothing blocks", () => { }, () => { });
            await AgainstAsync("tools block", before, () => blocks.Tools = true, () => blocks.Tools = false);
            await AgainstAsync(blocking == 1 ? "a stage blocks" : $"{blocking} stages block", before, () => blocks.FirstStages = true, () => blocks.FirstStages = false);
            blockedIsLate &= ownMax > Blocks.Length.TotalMilliseconds;
            await AgainstAsync("planted: all stages block", before, () => blocks.AllStages = true, () => blocks.AllStages = false);
        }

        var isGood = blockedIsLate;
        if (!blockedIsLate)
            Say($"those whose stage blocks are not late themselves: NOT SO");
        foreach (var (name, moved) in changes)
        {
            var median = moved.Order().ElementAt(moved.Count / 2);
            var isPlanted = name.StartsWith("planted", StringComparison.Ordinal);
            var good = isPlanted == median > Allowed;
            isGood &= good;
            Say($"{name,-28} moves the p99 of neighbours by {median:+0.00;-0.00} ms (median of {moved.Count}; {(isPlanted ? "more than" : "at most")} {Allowed} ms expected): {(good ? "ok" : "NOT SO")}");
        }

        return isGood;

        async Task AgainstAsync(string name, double before, Action start, Action stop)
        {
            var with = await MeasureAsync(name, start, stop);
            if (!changes.TryGetValue(name, out var moved))
                changes.Add(name, moved = []);
            moved.Add(with - before);
        }

        async Task<double> MeasureAsync(string name, Action start, Action stop)
        {
            start();
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
            figures.Clear();
            blocked.ForEach(own => own.Clear());
            await Task.Delay(TimeSpan.FromSeconds(seconds), cancellation);
            var (up, pace) = (Spread.Of(figures.Up), Spread.Of(figures.Pace));
            ownMax = blocked.Min(own => own.Up.Max);
            Say($"{name,-28} up p50 {up.P50:0.00} p99 {up.P99:0.00} max {up.Max:0.0}   pace p50 {pace.P50:0.00} p99 {pace.P99:0.00} max {pace.Max:0.0}   blocked: up max {ownMax:0.0}");
            stop();
            await Task.Delay(TimeSpan.FromSeconds(6), cancellation);
            return Math.Max(up.P99, pace.P99);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
