namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>What the browser says of its playout.</summary>
/// <param name="Epoch">The epoch it speaks of: the number of clears, modulo 65,536.</param>
/// <param name="Played">Samples of that epoch that were given to the audio device.</param>
/// <param name="IsPlaying">Whether more is sounding.</param>
/// <param name="Concealed">Samples of silence that had to be played inside speech, since the page's start.</param>
internal readonly record struct PlayoutReport(ushort Epoch, uint Played, bool IsPlaying, uint Concealed);
