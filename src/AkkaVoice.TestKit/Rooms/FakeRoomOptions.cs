namespace AkkaVoice.Testing.Rooms;

/// <summary>How bad a <see cref="FakeRoom"/>'s line to its person is. Default: perfect.</summary>
public sealed record FakeRoomOptions
{
    /// <summary>What its speaker may queue behind the frame that sounds, in ms. Default 20.</summary>
    public int SpeakerQueueMs { get; init; } = 20;

    /// <summary>Which share of the microphone's frames never arrives, 0 to 1. Default 0.</summary>
    public double Loss { get; init; }

    /// <summary>How many frames are lost in a row, at least 1. Default 1.</summary>
    public int LossBurst { get; init; } = 1;

    /// <summary>How late the microphone's frames are. Default zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How much later than that they may be, each by chance; their order is kept. Default zero.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>How much too fast the microphone's clock is, in millionths; negative for too slow. Real ones differ by up to 500. Default 0.</summary>
    public double MicrophonePpm { get; init; }

    /// <summary>How much too fast the speaker's clock is, in millionths. Default 0.</summary>
    public double SpeakerPpm { get; init; }

    /// <summary>Determines losses and jitter. Default 1.</summary>
    public int Seed { get; init; } = 1;
}
