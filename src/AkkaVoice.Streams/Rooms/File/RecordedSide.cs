namespace AkkaVoice.Streams.Rooms.File;

/// <summary>Who is recorded.</summary>
internal enum RecordedSide
{
    /// <summary>The person at the microphone.</summary>
    Caller,

    /// <summary>What the person hears.</summary>
    Agent,
}
