using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Bare;

/// <summary>What the way itself takes, with no engine: one caller's mouth to another caller's ear, through the native library and the server.</summary>
/// <param name="Delay">Every 10 ms of the voice, in ms.</param>
/// <param name="Begin">A voice after a silence: its first sample, in ms.</param>
/// <param name="End">Its last one.</param>
internal sealed record BarePath(Distribution Delay, Distribution Begin, Distribution End)
{
    private static readonly TimeSpan Voice = TimeSpan.FromMilliseconds(1_130);
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(870);

    public static async Task<BarePath> MeasureAsync(Microphones microphones, LiveKitAccess access, string room, int utterances)
    {
        await using var speaker = await Caller.EnterAsync(microphones, access.Url, access.Token("speaker", room));
        await using var listener = await Caller.EnterAsync(microphones, access.Url, access.Token("listener", room));
        await Task.WhenAll(speaker.TogetherAsync(), listener.TogetherAsync());
        await Task.Delay(Silence);

        List<double> delays = [], begins = [], ends = [];
        listener.Ear.Delayed += delays.Add;
        long begun = 0, ended = 0;
        listener.Ear.Began += at => begins.Add((at - Interlocked.Read(ref begun)) * 1_000 / Caller.Rate);
        listener.Ear.Ended += utterance => ends.Add((utterance.End - Interlocked.Read(ref ended)) * 1_000 / Caller.Rate);
        for (var n = 0; n < utterances; n++)
        {
            speaker.Speaking = true;
            await Task.Delay(TimeSpan.FromMilliseconds(30));
            Interlocked.Exchange(ref begun, speaker.LastChange);
            await Task.Delay(Voice + TimeSpan.FromMilliseconds(n * 37 % 100));
            speaker.Speaking = false;
            await Task.Delay(TimeSpan.FromMilliseconds(30));
            Interlocked.Exchange(ref ended, speaker.LastChange);
            await Task.Delay(Silence);
        }

        return new BarePath(new(delays), new(begins), new(ends));
    }
}
