using Akka.Event;

namespace Akka.Actor.Internal;

public partial class ActorSystemImpl
{
    public override void RegisterOnTermination(Action code) => _terminationCallbacks.Add(code);

    public override Task Terminate()
    {
        if (Settings.CoordinatedShutdownRunByActorSystemTerminate)
            CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
        else
            FinalTerminate();
        return WhenTerminated;
    }

    public override void Abort()
    {
        Aborting = true;
        Terminate();
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
