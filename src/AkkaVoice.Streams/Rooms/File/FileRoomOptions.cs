namespace AkkaVoice.Streams.Rooms.File;

/// <summary>A file room's settings.</summary>
public sealed record FileRoomOptions
{
    /// <summary>The room's name.</summary>
    public string Name { get; init; } = "file";

    /// <summary>Where what is heard is recorded, as a WAV file (24 kHz, 16 bit); null records nothing.</summary>
    public string? RecordTo { get; init; }

    /// <summary>Whether the recording is stereo, with the caller left and the agent right; otherwise it holds the agent alone.</summary>
    public bool Stereo { get; init; }
}
