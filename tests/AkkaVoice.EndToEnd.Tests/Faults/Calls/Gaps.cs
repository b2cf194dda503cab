using AkkaVoice.LocalRealtime.Connections;

namespace AkkaVoice.EndToEnd.Tests.Faults.Calls;

/// <summary>Times between the chunks of microphone audio that a server got, in ms.</summary>
internal sealed record Gaps(double Median, double P99)
{
    public static Gaps Of(WireLog wire)
    {
        var times = wire.FromClient(0, "input_audio_buffer.append").Select(entry => entry.Timestamp).ToList();
        var gaps = times.Skip(1).Zip(times, (next, before) => TimeProvider.System.GetElapsedTime(before, next).TotalMilliseconds).Order().ToList();
        return new Gaps(gaps[gaps.Count / 2], gaps[(int)(gaps.Count * 0.99)]);
    }
}
