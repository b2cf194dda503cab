using AkkaVoice.Actors.Workers.Load;
using AkkaVoice.Hosting.Load;
using AkkaVoice.Hosting.Tests.Configuration;

namespace AkkaVoice.Hosting.Tests.Load;

public sealed class LoadWatchTests : ILoadMeter
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    private readonly Clock _clock = new();
    private readonly LoadWatch _watch;
    private TimeSpan _used;
    private double _machine;

    public LoadWatchTests() =>
        _watch = new LoadWatch(Loading.With("akkavoice.host { max-load = 0.8, max-lateness = 40ms }"), _clock, this, () => _used);

    double ILoadMeter.Measure() => _machine;

    [Fact]
    public void While_the_processors_have_time_left_sessions_may_begin_and_a_server_is_told_the_machines_load()
    {
        _machine = 0.6;

        Pass(FiveSeconds, share: 0.79);

        Assert.Null(_watch.Refusal);
        Assert.Equal(0.6, _watch.Measure());
    }

    [Fact]
    public void Five_seconds_above_the_limit_refuse_and_tell_a_server_that_this_worker_is_full_until_there_is_room_again()
    {
        Pass(FiveSeconds, share: 0.81);

        Assert.Equal("The processors are busy (0.81 of their time; akkavoice.host.max-load is 0.80).", _watch.Refusal);
        Assert.Equal(1, _watch.Measure());

        Pass(FiveSeconds, share: 0.5);

        Assert.Null(_watch.Refusal);
        Assert.Equal(0, _watch.Measure());
    }

    [Fact]
    public void Refusal_comes_before_the_processors_have_no_time_left()
    {
        Pass(FiveSeconds, share: 0.2);

        // Load that grows by a session a second: the limit is reached while a fifth of the processors is still free.
        for (var share = 0.2; _watch.Refusal is null; share += 0.05)
        {
            Assert.InRange(share, 0, 0.95);
            Pass(TimeSpan.FromSeconds(1), share);
        }
    }

    [Fact]
    public void Threads_that_come_late_refuse_though_the_processors_have_time()
    {
        Pass(FiveSeconds, share: 0.1, late: TimeSpan.FromMilliseconds(41));

        Assert.Equal("The machine is late (41 ms; akkavoice.host.max-lateness is 40 ms).", _watch.Refusal);
        Assert.Equal(1, _watch.Measure());
    }

    [Fact]
    public void A_single_stop_is_no_reason()
    {
        Pass(FiveSeconds, share: 0.1);
        Look(share: 0.1, late: TimeSpan.FromSeconds(1));

        Assert.Null(_watch.Refusal);
    }

    [Fact]
    public void Before_it_has_looked_for_five_seconds_it_knows_of_no_load()
    {
        Pass(FiveSeconds - LoadWatch.Interval, share: 1, late: TimeSpan.Zero);

        Assert.Null(_watch.Refusal);
        Look(share: 1, late: TimeSpan.Zero);
        Assert.NotNull(_watch.Refusal);
    }

    private void Pass(TimeSpan time, double share, TimeSpan late = default)
    {
        for (var n = 0; n < time / LoadWatch.Interval; n++)
            Look(share, late);
    }

    private void Look(double share, TimeSpan late)
    {
        var elapsed = LoadWatch.Interval + late;
        _clock.Elapsed += elapsed;
        _used += elapsed * share * Environment.ProcessorCount;
        _watch.Look();
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
