using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Compat.Tests.Actor;

public class CoordinatedShutdownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system;
    private readonly CoordinatedShutdown _shutdown;
    private readonly ConcurrentQueue<string> _log = new();

    public CoordinatedShutdownTests()
    {
        _system = NewSystem("");
        _shutdown = CoordinatedShutdown.Get(_system);
    }

    [Fact]
    public async Task Phases_run_in_the_order_of_their_dependencies()
    {
        string[] phases =
        [
            CoordinatedShutdown.PhaseBeforeServiceUnbind,
            CoordinatedShutdown.PhaseServiceUnbind,
            CoordinatedShutdown.PhaseServiceRequestsDone,
            CoordinatedShutdown.PhaseServiceStop,
            CoordinatedShutdown.PhaseBeforeActorSystemTerminate,
        ];
        foreach (var phase in phases.Reverse())
            Add(_shutdown, phase, phase);
        await _system.Terminate().WaitAsync(Patience);
        Assert.Equal(phases, _log);
        Assert.Same(CoordinatedShutdown.ActorSystemTerminateReason.Instance, _shutdown.ShutdownReason);
    }

    [Fact]
    public async Task The_system_has_ended_when_the_shutdown_has()
    {
        await _shutdown.Run(CoordinatedShutdown.UnknownReason.Instance).WaitAsync(Patience);
        Assert.True(_system.WhenTerminated.IsCompleted);
    }

    [Fact]
    public async Task Terminate_is_over_when_the_shutdown_is()
    {
        var gate = new TaskCompletionSource<Done>();
        _shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "held", () => gate.Task);
        var terminate = _system.Terminate();
        await _system.WhenTerminated.WaitAsync(Patience);
        Assert.False(terminate.IsCompleted);
        gate.SetResult(Done.Instance);
        await terminate.WaitAsync(Patience);
        // Nobody who goes on to wait for the shutdown changes the thread for it.
        Assert.True(_shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Terminate_fails_when_a_phase_fails_that_must_not()
    {
        var system = NewSystem("akka.coordinated-shutdown.phases.service-unbind.recover = off");
        var shutdown = CoordinatedShutdown.Get(system);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fails", () => Task.FromException<Done>(new TestFailure("asked to")));
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "later");
        Assert.IsNotType<TimeoutException>(await Assert.ThrowsAnyAsync<Exception>(() => system.Terminate().WaitAsync(Patience)));
        Assert.Empty(_log);
        Assert.False(system.WhenTerminated.IsCompleted);
        // The phases are over for good; only this ends the system now.
        ((ExtendedActorSystem)system).Abort();
        await system.WhenTerminated.WaitAsync(Patience);
        await _system.Terminate();
    }

    [Fact]
    public async Task A_failing_task_does_not_stop_the_later_phases()
    {
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "fails", () => Task.FromException<Done>(new TestFailure("asked to")));
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "throws", () => throw new TestFailure("asked to"));
        Add(_shutdown, CoordinatedShutdown.PhaseServiceStop, "later");
        await _system.Terminate().WaitAsync(Patience);
        Assert.Equal(["later"], _log);
    }

    [Fact]
    public async Task A_late_task_does_not_stop_the_later_phases()
    {
        var system = NewSystem("akka.coordinated-shutdown.phases.service-unbind.timeout = 50ms");
        var shutdown = CoordinatedShutdown.Get(system);
        Assert.Equal(TimeSpan.FromMilliseconds(50), shutdown.Timeout(CoordinatedShutdown.PhaseServiceUnbind));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "never", () => new TaskCompletionSource<Done>().Task);
        Add(shutdown, CoordinatedShutdown.PhaseServiceStop, "later");
        await system.Terminate().WaitAsync(Patience);
        Assert.Equal(["later"], _log);
        await _system.Terminate();
    }

    [Fact]
    public async Task Only_the_first_run_counts()
    {
        Add(_shutdown, CoordinatedShutdown.PhaseServiceStop, "once");
        var first = _shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);
        var second = _shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);
        await Task.WhenAll(first, second).WaitAsync(Patience);
        Assert.Equal(["once"], _log);
        Assert.Same(CoordinatedShutdown.UnknownReason.Instance, _shutdown.ShutdownReason);
    }

    [Fact]
    public async Task A_run_may_begin_at_a_later_phase()
    {
        Add(_shutdown, CoordinatedShutdown.PhaseServiceUnbind, "skipped");
        Add(_shutdown, CoordinatedShutdown.PhaseServiceStop, "run");
        await _shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop).WaitAsync(Patience);
        Assert.Equal(["run"], _log);
    }

    [Fact]
    public async Task Phases_can_be_added_by_configuration()
    {
        var system = NewSystem("""
            akka.coordinated-shutdown.phases {
              mine { depends-on = [service-unbind] }
              service-requests-done { depends-on = [mine] }
            }
            """);
        var shutdown = CoordinatedShutdown.Get(system);
        foreach (var phase in new[] { "service-requests-done", "mine", "service-unbind" })
            Add(shutdown, phase, phase);
        await system.Terminate().WaitAsync(Patience);
        Assert.Equal(["service-unbind", "mine", "service-requests-done"], _log);
        await _system.Terminate();
    }

    [Fact]
    public async Task An_unknown_phase_is_an_error()
    {
        Assert.Throws<ConfigurationException>(() => Add(_shutdown, "nowhere", "x"));
        await _system.Terminate();
    }

    private static ActorSystem NewSystem(string hocon) => ActorSystem.Create(
        "sys",
        ConfigurationFactory.ParseString(hocon + "\nakka.loglevel = OFF\nakka.stdout-loglevel = OFF"));

    private void Add(CoordinatedShutdown shutdown, string phase, string text) => shutdown.AddTask(phase, "task", () =>
    {
        _log.Enqueue(text);
        return Task.FromResult(Done.Instance);
    });
}
