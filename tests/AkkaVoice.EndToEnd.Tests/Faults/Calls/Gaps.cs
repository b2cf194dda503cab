using AkkaVoice.LocalRealtime.Connections;

namespace AkkaVoice.EndToEnd.Tests.Faults.Calls;

/// <summary>Times between the chunks of microphone audio that a server got, in ms.</summary>
internal sealed record Gaps(double Median, double P99)
{
    /// <param name="wire">What the server got.</param>
    /// <param name="from">The first chunk that counts.</param>
    /// <param name="to">The first that does not count any more.</param>
    public static Gaps Of(WireLog wire, int from = 0, int to = int.MaxValue)
    {
        var times = wire.FromClient(0, "input_audio_buffer.append").Take(to).Skip(from).Select(entry => entry.Timestamp).ToList();
        var gaps = times.Skip(1).Zip(times, (next, before) => TimeProvider.System.GetElapsedTime(before, next).TotalMilliseconds).Order().ToList();
        return new Gaps(gaps[gaps.Count / 2], gaps[(int)(gaps.Count * 0.99)]);
    }
}
