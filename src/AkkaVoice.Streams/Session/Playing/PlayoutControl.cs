namespace AkkaVoice.Streams.Session.Playing;

/// <summary>The hold on a running <see cref="Playout"/>.</summary>
internal sealed class PlayoutControl
{
    // Continuations run with the ending, so that in virtual time the end is known at the instant at which it happens.
    private readonly TaskCompletionSource _completion = new();
    private long _underruns;

    public StageMailbox<PlayoutCommand> Commands { get; } = new();

    /// <summary>Completes when the stage has ended; faults with what broke it.</summary>
    public Task Completion => _completion.Task;

    /// <summary>How often the voice had to stop because the model had not sent more of an item yet.</summary>
    public long Underruns => Interlocked.Read(ref _underruns);

    internal void CountUnderrun() => Interlocked.Increment(ref _underruns);

    internal void End(Exception? broken)
    {
        Commands.Close();
        if (broken is null)
            _completion.TrySetResult();
        else
            _completion.TrySetException(broken);
    }
}
