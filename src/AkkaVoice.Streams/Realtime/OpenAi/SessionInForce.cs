namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>What the server last said about the parts of its session that cannot be set at any time; null where it has said nothing.</summary>
internal sealed class SessionInForce
{
    public string? Voice { get; set; }

    public double? Speed { get; set; }
}
