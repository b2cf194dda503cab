using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    public override void RegisterOnTermination(Action code) => _terminationCallbacks.Add(code);

    /// <summary>
    /// Its task is that of the coordinated shutdown: who has waited for it need not wait for the shutdown as well, and hears of a phase that
    /// fails for good.
    /// </summary>
    public override Task Terminate() => Settings.CoordinatedShutdownRunByActorSystemTerminate
        ? CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance)
        : FinalTerminate();

    public override void Abort()
    {
        Aborting = true;
        FinalTerminate();
    }

    /// <summary>Stops all actors, without the coordinated shutdown.</summary>
    internal Task FinalTerminate()
    {
        if (Interlocked.Exchange(ref _terminating, 1) == 0)
        {
            // Told at every log level: who waits for it has subscribed to debug events.
            EventStream.Publish(new Debug(Name, GetType(), "System shutdown initiated"));
            if (!Settings.LogDeadLettersDuringShutdown)
                _provider.SystemGuardian.Cell.GetSingleChild("deadLetterListener").Stop();
            _provider.Guardian.Stop();
        }

        return WhenTerminated;
    }

    private void OnAllActorsStopped()
    {
        try
        {
            _terminationCallbacks.Run(Log);
            (Scheduler as IDisposable)?.Dispose();
            EventStream.StopDefaultLoggers(this);
        }
        finally
        {
            _whenTerminated.TrySetResult();
        }
    }
}
