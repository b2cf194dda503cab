namespace AkkaVoice.LocalRealtime.Sessions;

/// <summary>One scheduled action of a <see cref="DeadlineQueue"/>.</summary>
internal sealed class Deadline(Action action)
{
    public bool IsCancelled { get; private set; }

    public void Cancel() => IsCancelled = true;

    public void Run()
    {
        // Marked first, so that cancelling an action that already ran does nothing.
        IsCancelled = true;
        action();
    }
}
