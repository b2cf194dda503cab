using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.EndToEnd.Tests.Talk;

/// <summary>Which samples of a coded signal a recording holds.</summary>
/// <param name="First">The first position of the signal that was heard.</param>
/// <param name="Last">The last one.</param>
/// <param name="Count">How many samples were heard.</param>
/// <param name="StartsAt">Where the first one stands in the recording, in samples.</param>
internal sealed record Coded(long First, long Last, int Count, int StartsAt)
{
    public static Coded Find(short[] recording, int signal)
    {
        var positions = new SortedDictionary<long, int>();
        for (var i = 0; i + 2 < recording.Length; i++)
        {
            // Two neighbours tell a position, also where one of them is silence: three must agree.
            if (Locate(recording, i, signal) is not { } position || Locate(recording, i + 1, signal) != position + 1) continue;
            for (var k = 0; k < 3; k++) positions.TryAdd(position + k, i + k);
        }

        Assert.NotEmpty(positions);
        return new Coded(positions.First().Key, positions.Last().Key, positions.Count, positions.First().Value);
    }

    private static long? Locate(short[] recording, int at, int signal) =>
        CodedSignal.TryLocate(recording.AsSpan(at, 2), out var found, out var position) && found == signal ? position : null;
}
