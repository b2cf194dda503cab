using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Links.Wire;
using AkkaVoice.Actors.Workers.Load;

namespace AkkaVoice.Actors.Tests.Workers;

public class LoadTests : WorkerTests
{
    protected override WorkerOptions Options => base.Options with { LoadThreshold = 0.7, LoadPerJob = 0.1 };

    [Fact]
    public void From_the_threshold_on_the_worker_is_full_and_takes_nothing()
    {
        Start();
        Load.Value = 0.71;

        Advance(0.5);

        Assert.Equal(WorkerStatus.WsFull, Server.Status.Status);
        Assert.False(Server.Answer(Server.Offer())!.Available);
        Load.Value = 0.2;
        Advance(0.5);
        Assert.Equal(WorkerStatus.WsAvailable, Server.Status.Status);
        Assert.True(Server.Answer(Server.Offer())!.Available);
    }

    [Fact]
    public void Jobs_count_before_their_load_is_measured()
    {
        Start();
        Load.Value = 0.5;
        Advance(0.5);

        // 0.5 and 0.6 are below 0.7; with a third job it would be 0.7.
        Assert.Equal([true, true, false], new[] { Server.Offer(), Server.Offer(), Server.Offer() }.Select(id => Server.Answer(id)!.Available));
        Advance(3);
        Assert.True(Server.Answer(Server.Offer())!.Available);
    }

    [Fact]
    public void The_load_that_is_told_lies_between_0_and_1()
    {
        Load.Value = 1.4;
        Start();

        Advance(2.5);

        Assert.Equal(1f, Server.Status.Load);
    }

    [Theory]
    [InlineData("cpu  10 0 10 60 20 0 0 0 5 5", 20, 100)]
    [InlineData("cpu  1 2 3 4 5 6 7 8", 27, 36)]
    public void Processor_time_is_read_from_the_kernels_line(string line, double busy, double total) =>
        Assert.Equal(new CpuTimes(busy, total), CpuTimes.Parse(line));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cpu0 1 2 3 4 5 6 7 8")]
    [InlineData("cpu  1 2 x 4 5 6 7 8")]
    public void Anything_else_is_no_processor_time(string? line) => Assert.Null(CpuTimes.Parse(line));

    [Fact]
    public void The_share_is_what_was_busy_of_what_there_was()
    {
        Assert.Equal(0.25, new CpuTimes(30, 140).Since(new CpuTimes(20, 100)));
        Assert.Null(new CpuTimes(30, 100).Since(new CpuTimes(20, 100)));
    }

    [Fact]
    public void The_real_meter_sees_work()
    {
        var meter = new CpuLoad(TimeProvider.System);
        Assert.Equal(0, meter.Measure());

        // Time that the processors gave: a machine that stops meanwhile has not worked.
        var begin = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - begin < TimeSpan.FromMilliseconds(200)) _ = Math.Sqrt(begin.Ticks);
        var load = meter.Measure();

        Assert.InRange(load, 0.01, 1);
    }
}
