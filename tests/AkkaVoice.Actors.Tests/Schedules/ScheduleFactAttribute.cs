namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>
/// A fact that runs on demand: a line of the in-memory proxy that is full goes on on a thread of the pool, so a schedule that fills one is not
/// the same twice, and can fail for that.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ScheduleFactAttribute : FactAttribute
{
    public ScheduleFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AKKAVOICE_SCHEDULES")))
            Skip = "Random schedules of faults run on demand: AKKAVOICE_SCHEDULES=100 ./test --filter ScheduleTests";
    }
}
