using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace AkkaVoice.Testing.Time;

/// <summary>
/// The one driver of time in a test: it moves <see cref="Time"/> and Akka's scheduler together. With <see cref="Config"/> actors and streams
/// work on the thread that moves the clock, so that everything that follows from an instant has happened when <see cref="Advance"/>
/// returns, and a test runs the same way every time.
/// </summary>
public sealed class VirtualClock
{
    // The scheduler does not tell when something of its own is due next, so it is moved by what no delay is shorter than.
    private static readonly TimeSpan Quantum = TimeSpan.FromMilliseconds(1);

    private readonly TestScheduler _scheduler;

    /// <summary>A driver for a system that was made with <see cref="Config"/>.</summary>
    /// <param name="system">The system.</param>
    /// <exception cref="ArgumentException">The system has another scheduler.</exception>
    public VirtualClock(ActorSystem system) => _scheduler = system.Scheduler as TestScheduler
        ?? throw new ArgumentException($"The system's scheduler is {system.Scheduler.GetType().Name}; make the system with VirtualClock.Config.", nameof(system));

    /// <summary>The configuration of a system whose time is virtual and whose actors and streams work on the thread that tells them something.</summary>
    public static Config Config { get; } = ConfigurationFactory.ParseString("""
        akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
        akka.actor.default-dispatcher.type = "Akka.TestKit.CallingThreadDispatcherConfigurator, Akka.TestKit"
        akka.stream.materializer.dispatcher = akka.actor.default-dispatcher
        """);

    /// <summary>The clock for everything that takes a <see cref="TimeProvider"/>.</summary>
    public VirtualTime Time { get; } = new();

    /// <summary>Moves time on.</summary>
    /// <param name="by">How far; timers fire in the order of their due times, to the ms.</param>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = Time.Elapsed + by;
        for (var now = Time.Elapsed; now < end;)
        {
            var next = now + Quantum;
            if (Time.NextDue is { } due && due > now && due < next)
                next = due;
            if (next > end)
                next = end;
            _scheduler.Advance(next - now);
            Time.MoveTo(next);
            now = next;
        }

        Time.MoveTo(end);
    }

    /// <summary>
    /// Lets time pass without anything that is due being done: as when the process was held up. Timers that became due fire with the next
    /// <see cref="Advance"/>.
    /// </summary>
    /// <param name="by">How long.</param>
    public void Stall(TimeSpan by) => Time.Stall(by);

    /// <summary>Moves time on until something is so, at most so far.</summary>
    /// <param name="condition">Asked after every ms.</param>
    /// <param name="most">How far at most.</param>
    /// <returns>Whether it came to be so.</returns>
    public bool AdvanceUntil(Func<bool> condition, TimeSpan most)
    {
        for (var moved = TimeSpan.Zero; moved < most; moved += Quantum)
        {
            if (condition())
                return true;
            Advance(Quantum);
        }

        return condition();
    }
}
