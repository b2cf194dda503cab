using System.Diagnostics;
using System.Globalization;
using AkkaVoice.Actors.Events;
using AkkaVoice.Audio;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// Random schedules of faults, speech, tools and requests against whole sessions in virtual time. <c>AKKAVOICE_SCHEDULES</c> says how many
/// (without it the test is skipped), <c>AKKAVOICE_SCHEDULE_SEED</c> with which seed they begin (default 1); a failure prints its seed and its schedule.
/// </summary>
[Collection(ScheduleCollection.Name)]
public class ScheduleTests(ITestOutputHelper output)
{
    private const int MostFailures = 5;

    // In real time: a schedule takes about a quarter of a second, and a session that spins must not hang the tests.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [ScheduleFact]
    public async Task Whatever_goes_wrong_every_promise_is_kept()
    {
        var (first, count) = (Number("AKKAVOICE_SCHEDULE_SEED", 1), Number("AKKAVOICE_SCHEDULES", 40));
        var failures = new List<string>();
        var ends = new Dictionary<SessionEndReason, int>();
        var start = Stopwatch.GetTimestamp();
        for (var seed = first; seed < first + count && failures.Count < MostFailures; seed++)
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

        output.WriteLine($"{count} schedules from seed {first} in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s; ended: {string.Join(", ", ends.Select(end => $"{end.Key} {end.Value}"))}");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
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
