using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>The connection is lost at every single event of a conversation, in every way.</summary>
[Collection(ScheduleCollection.Name)]
public class EveryEventTests(ITestOutputHelper output)
{
    private const int Events = 48;

    public static TheoryData<string> Ways => [.. new[] { "reset", "cut", "closed", "silent" }];

    // Each way takes every second event, so that all ways together do not take long; AKKAVOICE_SCHEDULES makes it every one.
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_connection_that_is_lost_at_any_event_costs_no_promise(string way)
    {
        var all = Environment.GetEnvironmentVariable("AKKAVOICE_SCHEDULES") is { Length: > 0 };
        for (var index = all ? 0 : way.Length % 2; index < Events; index += all ? 1 : 2)
        {
            // Twice each: the connection that follows is lost at the same event.
            var plan = FaultPlan.Create().OnConnections(0, 2, c => _ = way switch
            {
                "reset" => c.AtServerEvent(index).Resets(),
                "cut" => c.AtServerEvent(index).CutsMidMessage(),
                "closed" => c.AtServerEvent(index).Closes(1011),
                _ => c.AtServerEvent(index).GoesSilent(),
            });
            var schedule = Schedule.Of(5, plan, (TimeSpan.FromSeconds(1), 1_200), (TimeSpan.FromSeconds(8), 900));
            ScheduleRun? run = null;
            try
            {
                await OwnThread.RunAsync(() =>
                {
                    run = new ScheduleRun(schedule);
                    run.Run();
                    Promises.Check(run);
                }).WaitAsync(TimeSpan.FromMinutes(2));
            }
            catch (Exception failure)
            {
                Assert.Fail($"{way} at event {index}: {failure.Message}\n{run?.Story()}");
            }
        }

        output.WriteLine($"{way} at {(all ? "each" : "every second")} of {Events} events, twice");
    }
}
