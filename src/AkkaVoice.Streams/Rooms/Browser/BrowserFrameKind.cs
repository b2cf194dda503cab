namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>The first byte of a binary message.</summary>
internal enum BrowserFrameKind : byte
{
    /// <summary>Browser to room: 20 ms of the microphone.</summary>
    Microphone = 1,

    /// <summary>Room to browser: 20 ms of the agent's voice.</summary>
    Voice = 2,

    /// <summary>Browser to room: how far the voice has sounded.</summary>
    Report = 3,

    /// <summary>Room to browser: forget the voice that has not sounded.</summary>
    Clear = 4,
}
