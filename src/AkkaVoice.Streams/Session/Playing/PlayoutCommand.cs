namespace AkkaVoice.Streams.Session.Playing;

/// <summary>What may be asked of a running <see cref="Playout"/>; the members of <see cref="ISessionAudio"/> say what each means.</summary>
internal abstract record PlayoutCommand
{
    public sealed record Flush(long FlushId, IReadOnlyCollection<string> ResponseIds) : PlayoutCommand;

    public sealed record Pause : PlayoutCommand;

    public sealed record Resume : PlayoutCommand;

    public sealed record Stop : PlayoutCommand;
}
