using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AkkaVoice.Actors.Events;
using AkkaVoice.Audio;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Random schedules of faults, speech, tools and requests against whole sessions in virtual time. <c>AKKAVOICE_SCHEDULES</c> says how many
/// (default 200), <c>AKKAVOICE_SCHEDULE_SEED</c> with which seed they begin (default 1); a failure prints its seed and its schedule.
/// </summary>
[Collection(ScheduleCollection.Name)]
public class ScheduleTests(ITestOutputHelper output)
{
    private const int MostFailures = 5;

    // Each found something that the engine did wrong.
    private static readonly int[] OnceBroken = [3270];

    // In real time: a schedule takes about a tenth of a second, and a session that spins must not hang the tests.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Whatever_goes_wrong_every_promise_is_kept()
    {
        var (first, count) = (Number("AKKAVOICE_SCHEDULE_SEED", 1), Number("AKKAVOICE_SCHEDULES", 200));
        var failures = new List<string>();
        var ends = new Dictionary<SessionEndReason, int>();
        var start = Stopwatch.GetTimestamp();
        foreach (var seed in Enumerable.Range(first, count).Concat(OnceBroken).TakeWhile(_ => failures.Count < MostFailures))
        {
            var schedule = new Schedule(seed);
            ScheduleRun? run = null;
            try
            {
                await OwnThread.RunAsync(() =>
                {
                    var outstanding = AudioFramePool.Shared.Outstanding;
                    run = new ScheduleRun(schedule);
                    run.Run();
                    Promises.Check(run);
                    Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
                }).WaitAsync(Patience);
                var reason = run!.Events.OfType<EndEvent>().Single().Reason;
                ends[reason] = ends.GetValueOrDefault(reason) + 1;
            }
            catch (Exception failure) when (failure is XunitException or TimeoutException or AggregateException or InvalidOperationException)
            {
                failures.Add($"seed {seed}: {failure}\n{run?.Story() ?? schedule.ToString()}");
            }
        }

        output.WriteLine($"{count} schedules from seed {first}, and {OnceBroken.Length} that once failed, in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; ended: {string.Join(", ", ends.Select(end => $"{end.Key} {end.Value}"))}");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public async Task A_seed_tells_the_same_story_every_time(int seed)
    {
        var traces = new List<string>();
        for (var time = 0; time < 2; time++)
        {
            await OwnThread.RunAsync(() =>
            {
                var run = new ScheduleRun(new Schedule(seed));
                run.Run();
                traces.Add(run.Trace());
            }).WaitAsync(Patience);
        }

        output.WriteLine($"{traces[0].Length} characters, {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(traces[0])))}");
        Assert.Equal(traces[0], traces[1]);
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

/// <summary>Runs alone: it counts the frames that are out.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ScheduleCollection
{
    public const string Name = "schedules";
}
