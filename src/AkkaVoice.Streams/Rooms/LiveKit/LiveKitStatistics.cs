namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>What has gone through a LiveKit room.</summary>
/// <param name="MicrophoneFrames">Frames of 20 ms that came from the person.</param>
/// <param name="DroppedMs">Of these, ms that the session did not take in time.</param>
/// <param name="FilledMs">Silence in place of what did not come, in ms.</param>
/// <param name="VoiceFrames">Frames of the agent's voice that were handed over.</param>
public sealed record LiveKitStatistics(long MicrophoneFrames, long DroppedMs, long FilledMs, long VoiceFrames);
