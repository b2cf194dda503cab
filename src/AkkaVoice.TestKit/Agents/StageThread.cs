using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Testing.Agents;

/// <summary>
/// The one thread on which a test's session works: the test's own. Tools that await something come back on other threads; what they answer and
/// what they tell the session is handled here, between two steps of the clock, so that the clock never moves while the session works.
/// </summary>
internal sealed class StageThread(ActorSystem system)
{
    /// <summary>How long, of real time, the clock stands still for tools that were called; after that it moves 1 ms for each 1 ms.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    /// <summary>What one look at what waits counts at most: while the machine stops, no tool works.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly ClockThreadDispatcher _dispatcher = (ClockThreadDispatcher)system.Dispatchers.Lookup("akka.actor.default-dispatcher");
    private TimeSpan _held;

    /// <summary>What makes a system work on this thread.</summary>
    public static Config Config { get; } = ConfigurationFactory
        .ParseString($"akka.actor.default-dispatcher.type = \"{typeof(ClockThreadDispatcherConfigurator).FullName}, {typeof(StageThread).Assembly.GetName().Name}\"")
        .WithFallback(VirtualClock.Config);

    /// <summary>Does something as the session's thread.</summary>
    /// <param name="work">What to do.</param>
    public void Do(Action work)
    {
        // A test framework's context would send what is awaited here to other threads.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        _dispatcher.Bind();
        try
        {
            _dispatcher.Run();
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    /// <summary>Works until something is so; the clock stands still.</summary>
    /// <param name="condition">What is waited for.</param>
    /// <param name="most">How long at most, of real time.</param>
    /// <returns>Whether it came to be so.</returns>
    public bool WorkUntil(Func<bool> condition, TimeSpan most)
    {
        var happened = false;
        Do(() => happened = SpinWait.SpinUntil(
            () =>
            {
                _dispatcher.Run();
                return condition();
            },
            most));
        return happened;
    }

    /// <summary>Handles what other threads sent; while tools run, it waits a while for them. Only within <see cref="Do"/>.</summary>
    /// <param name="toolsRun">Whether tools run.</param>
    public void Catch(Func<bool> toolsRun)
    {
        _dispatcher.Run();
        if (!toolsRun())
        {
            _held = TimeSpan.Zero;
            return;
        }

        var most = Hold - _held > Step ? Hold - _held : Step;
        for (var waited = TimeSpan.Zero; waited < most && !_dispatcher.HasWork;)
        {
            var began = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => _dispatcher.HasWork, Step);
            var took = Stopwatch.GetElapsedTime(began);
            took = took < Look ? took : Look;
            (waited, _held) = (waited + took, _held + took);
        }

        _dispatcher.Run();
    }

    /// <summary>The session has ended: what still comes is handled where it comes from.</summary>
    public void Release() => _dispatcher.Release();
}
