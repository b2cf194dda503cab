using System.Diagnostics;
using System.Globalization;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Audio;
using AkkaVoice.EndToEnd.Tests.Faults.Calls;
using AkkaVoice.LocalRealtime.Scripting;
using Xunit.Abstractions;

namespace AkkaVoice.EndToEnd.Tests.Faults;

/// <summary>
/// Calls come and go. Fault class: memory soak. <c>AKKAVOICE_CYCLES</c> says how many calls (default 40).
/// </summary>
[Collection(SoakCollection.Name)]
public class SoakTests(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private const long AllowedGrowthBytes = 5 << 20;

    [Fact]
    public async Task Calls_that_are_cut_leave_nothing_behind()
    {
        var cycles = int.TryParse(Environment.GetEnvironmentVariable("AKKAVOICE_CYCLES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 40;
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Hello.", TimeSpan.FromSeconds(5), signal: 1)));
        await using var host = await Call.StartAsync(script);
        await Cycles(host, script, AtOnce);
        var (heap, handles, frames) = (Heap(), Handles(), AudioFramePool.Shared.Outstanding);

        await Cycles(host, script, cycles);

        // Frames of the call that goes on come and go, and come together after a machine stopped: those that are left stay.
        long Kept() => AudioFramePool.Shared.Outstanding - frames;
        await host.Until(() => Kept() is >= -10 and <= 10, what: "no frame left");
        var (growth, opened, kept) = (Heap() - heap, Handles() - handles, Kept());
        new Report(output).Measured(
            $"{cycles} calls started and ended while the agent speaks", "heap grows by less than 5 MB; no session, frame or handle is left",
            $"{growth / 1024.0:0} kB, {opened} handles, {kept} frames more");
        Assert.InRange(growth, long.MinValue, AllowedGrowthBytes);
        Assert.InRange(opened, int.MinValue, 10);
    }

    private static async Task Cycles(Call host, RealtimeScript script, int count)
    {
        for (var done = 0; done < count; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                await using var call = await Call.StartAsync(script, change: spec => spec with { Greeting = "Greet the person." }, beside: host);
                await call.Event<AgentStateEvent>(state => state.State == AgentState.Speaking);
                await call.Session.EndAsync().WaitAsync(TimeSpan.FromSeconds(30));
                Assert.Empty(await new SessionClient(call.Manager).ListAsync());
            }));
        }
    }

    private static int Handles()
    {
        using var process = Process.GetCurrentProcess();
        return process.HandleCount;
    }

    private static long Heap()
    {
        for (var n = 0; n < 3; n++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

/// <summary>Runs alone: it measures the heap of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SoakCollection
{
    public const string Name = "soak";
}
