namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>Something that the person at the browser asks for.</summary>
public abstract record BrowserCommand
{
    private BrowserCommand()
    {
    }

    /// <summary>Begins the session. The first message, exactly once.</summary>
    /// <param name="Version">The version of the protocol that the page speaks.</param>
    public sealed record Start(int Version) : BrowserCommand;

    /// <summary>Typed text, in place of speech.</summary>
    /// <param name="Words">1 to 4,000 characters.</param>
    public sealed record Text(string Words) : BrowserCommand;

    /// <summary>Stops the agent's voice.</summary>
    public sealed record Interrupt : BrowserCommand;

    /// <summary>Ends the session in good order.</summary>
    public sealed record End : BrowserCommand;

    /// <summary>Answers a probe of the connection.</summary>
    /// <param name="Number">The probe's number.</param>
    internal sealed record Pong(int Number) : BrowserCommand;
}
