namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>What happened in a browser room so far.</summary>
/// <param name="MicrophoneFrames">Frames of 20 ms that arrived.</param>
/// <param name="DroppedMs">Microphone audio thrown away because the session did not take it, in ms.</param>
/// <param name="FilledMs">Silence put in place of microphone audio that did not come, in ms.</param>
/// <param name="VoiceFrames">Frames of 20 ms that were sent.</param>
/// <param name="ConcealedMs">Silence that the browser had to play inside speech, in ms, as it reports.</param>
/// <param name="RoundTrip">Way to the browser and back, of the latest probe.</param>
public sealed record BrowserStatistics(
    long MicrophoneFrames, long DroppedMs, long FilledMs, long VoiceFrames, long ConcealedMs, TimeSpan RoundTrip);
