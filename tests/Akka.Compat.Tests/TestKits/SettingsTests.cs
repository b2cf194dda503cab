using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit.Abstractions;

namespace Akka.Compat.Tests.TestKits;

public class SettingsTests() : TestKitSpec("akka.test.timefactor = 2.0")
{
    [Fact]
    public void Times_are_dilated_by_the_factor()
    {
        Assert.Equal(2, TestKitSettings.TestTimeFactor);
        Assert.Equal(TimeSpan.FromSeconds(2), Dilated(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(2), RemainingOrDilated(TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromSeconds(6), RemainingOrDilated(null));
        Assert.Equal(TimeSpan.FromSeconds(3), GetTimeoutOrDefault(null));
        var start = Now;
        Failure(() => ExpectMsg<string>(Short));
        // Half as much again: clocks differ by a tick, the factor by the whole.
        Assert.True(Now - start >= Short * 1.5);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), TestKitSettings.DefaultTimeout);
        Assert.Equal(TimeSpan.FromSeconds(3), TestKitSettings.SingleExpectDefault);
        Assert.Equal(TimeSpan.FromSeconds(3), TestConfigs.DefaultConfig.GetTimeSpan("akka.test.filter-leeway"));
        Assert.Equal("test", Sys.Name);
        Assert.Contains("TestScheduler", TestConfigs.TestSchedulerConfig.GetString("akka.scheduler.implementation"));
        Assert.Equal("DEBUG", FullDebugConfig.GetString("akka.loglevel"));
    }

    [Fact]
    public void A_system_that_knows_no_test_kit_can_be_tested_and_is_stopped()
    {
        var system = ActorSystem.Create("foreign", "akka.stdout-loglevel = OFF\nakka.loglevel = OFF");
        using (var kit = new Foreign(system))
        {
            Assert.Same(system, kit.Sys);
            kit.TestActor.Tell("m", ActorRefs.NoSender);
            kit.ExpectMsg("m");
            Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.SingleExpectDefault);
        }

        Assert.True(system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public void Log_events_go_to_the_output_of_the_test()
    {
        var output = new Recorder();
        using (var kit = new WithOutput(output))
        {
            kit.Log.Info("to the output {0}", 7);
            AwaitCondition(() => output.Lines.Any(line => line.Contains("to the output 7")), TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(5));
        }
    }

    [Fact]
    public void A_template_that_does_not_fit_its_arguments_is_logged_as_an_error()
    {
        var output = new Recorder();
        using (var kit = new WithOutput(output))
        {
            kit.Log.Info("broken {0} {1}", 7);
            AwaitCondition(
                () => output.Lines.Any(line => line.Contains("Received a malformed formatted message") && line.Contains("broken {0} {1}")),
                TimeSpan.FromSeconds(3),
                TimeSpan.FromMilliseconds(5));
        }
    }

    [Fact]
    public void The_transitions_of_a_circuit_breaker_can_be_waited_for()
    {
        var breaker = new TestBreaker(new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(50)));
        Assert.False(breaker.OpenLatch.IsSet);
        Assert.Throws<FormatException>(() => breaker.Instance.WithSyncCircuitBreaker(() => throw new FormatException()));
        Assert.True(breaker.OpenLatch.Wait(TimeSpan.FromSeconds(3)));
        Assert.True(breaker.HalfOpenLatch.Wait(TimeSpan.FromSeconds(3)));
        Assert.False(breaker.ClosedLatch.IsSet);
        breaker.Instance.WithSyncCircuitBreaker(() => { });
        Assert.True(breaker.ClosedLatch.Wait(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void A_latch_opens_after_its_signals()
    {
        var latch = CreateTestLatch(2);
        latch.CountDown();
        Assert.False(latch.IsOpen);
        Assert.Throws<TimeoutException>(() => latch.Ready(TimeSpan.FromMilliseconds(10)));
        latch.CountDown();
        latch.Ready();
        latch.Reset();
        Assert.False(latch.IsOpen);
        latch.Open();
        Assert.True(latch.IsOpen);
        Assert.Throws<ArgumentException>(() => latch.Ready(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Threads_meet_at_a_barrier()
    {
        var barrier = CreateTestBarrier(2);
        var other = Task.Run(() => barrier.Await());
        barrier.Await();
        await other.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [DifferenceFact("returns as if the others had come")]
    public void A_barrier_that_nobody_comes_to_times_out() =>
        Assert.Throws<TimeoutException>(() => CreateTestBarrier(2).Await(TimeSpan.FromMilliseconds(10)));

    private sealed class Foreign(ActorSystem system) : Akka.TestKit.Xunit2.TestKit(system);

    private sealed class WithOutput(ITestOutputHelper output) : Akka.TestKit.Xunit2.TestKit("akka.loglevel = INFO\nakka.stdout-loglevel = OFF", output);

    private sealed class Recorder : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        internal IReadOnlyList<string> Lines
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines)
                _lines.Add(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(format, args));
    }
}
