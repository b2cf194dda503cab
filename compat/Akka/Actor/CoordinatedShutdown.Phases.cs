using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    private EventHandler _onProcessExit;

    /// <summary>Adds the last phase's own work and, if configured, runs the shutdown when the process ends.</summary>
    internal void InitFromConfig(Config config)
    {
        var terminateSystem = config.GetBoolean("terminate-actor-system");
        var exitClr = config.GetBoolean("exit-clr");
        if (terminateSystem || exitClr)
            AddTask(PhaseActorSystemTerminate, "terminate-system", () => EndSystem(terminateSystem, exitClr));
        if (!config.GetBoolean("run-by-clr-shutdown-hook"))
            return;
        _onProcessExit = (_, _) => RunAtProcessExit();
        AppDomain.CurrentDomain.ProcessExit += _onProcessExit;
        System.RegisterOnTermination(() => AppDomain.CurrentDomain.ProcessExit -= _onProcessExit);
    }

    private async Task<Done> RunPhases(string fromPhase)
    {
        var first = fromPhase is null ? 0 : _order.IndexOf(fromPhase);
        for (var i = first; i < _order.Count; i++)
        {
            var name = _order[i];
            var phase = _phases[name];
            if (!phase.Enabled)
            {
                _log.Info("Phase [{0}] disabled through configuration", name);
                continue;
            }

            await RunPhase(name, phase).ConfigureAwait(false);
        }

        return Done.Instance;
    }

    private async Task RunPhase(string name, ShutdownPhase phase)
    {
        List<(string Name, Func<Task<Done>> Run)> tasks;
        lock (_gate)
            tasks = _tasks.TryGetValue(name, out var added) ? [.. added] : [];
        if (tasks.Count == 0)
            return;
        _log.Debug("Performing phase [{0}] with [{1}] tasks: [{2}]", name, tasks.Count, string.Join(",", tasks.Select(static task => task.Name)));
        var all = Task.WhenAll(tasks.Select(task => RunTask(name, phase, task.Name, task.Run)));
        try
        {
            await all.WaitAsync(phase.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (phase.Recover)
        {
            // The end of the system is the last phase's success, however late its task notices.
            if (name == PhaseActorSystemTerminate && System.WhenTerminated.IsCompleted)
                return;
            _log.Warning("Coordinated shutdown phase [{0}] timed out after {1}", name, phase.Timeout);
        }
    }

    private async Task RunTask(string phaseName, ShutdownPhase phase, string name, Func<Task<Done>> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception exception) when (phase.Recover)
        {
            _log.Warning("Task [{0}] failed in phase [{1}]: {2}", name, phaseName, exception.Message);
        }
    }

    private async Task<Done> EndSystem(bool terminateSystem, bool exitClr)
    {
        if (terminateSystem)
            await ((ActorSystemImpl)System).FinalTerminate().ConfigureAwait(false);
        if (exitClr && ShutdownReason is not ClrExitReason)
            _ = Task.Run(static () => Environment.Exit(0));
        return Done.Instance;
    }

    private void RunAtProcessExit()
    {
        if (System.WhenTerminated.IsCompleted)
            return;
        // The process waits here, but not longer than the phases may take.
        ((IAsyncResult)Run(ClrExitReason.Instance)).AsyncWaitHandle.WaitOne(TotalTimeout);
    }
}
