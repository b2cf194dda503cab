using System.Runtime.InteropServices;
using AkkaVoice.LocalRealtime.Connections;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.EndToEnd.Tests.Faults.Calls;

/// <summary>Reads coded signals back out of what was heard and what was sent.</summary>
internal static class Signals
{
    /// <summary>How many samples of a signal a recording holds, each position counted once.</summary>
    public static int Count(ReadOnlySpan<short> recording, int signal) => Positions(recording, signal).Distinct().Count();

    /// <summary>The positions of a signal in a recording, in the order in which they stand there.</summary>
    public static List<long> Positions(ReadOnlySpan<short> recording, int signal)
    {
        var positions = new List<long>();
        var before = -2L;
        for (var i = 0; i + 1 < recording.Length; i++)
        {
            var here = CodedSignal.TryLocate(recording.Slice(i, 2), out var found, out var position) && found == signal ? position : -2;

            // A pair tells of both its samples. At a border two strangers may look like a pair: two pairs in a row do not.
            if (here >= 0 && here == before + 1)
            {
                if (positions.Count == 0 || positions[^1] != before)
                    positions.Add(before);
                positions.Add(here);
            }
            else if (before >= 0 && positions.Count > 0 && positions[^1] == before)
            {
                positions.Add(before + 1);
            }

            before = here;
        }

        return positions;
    }

    /// <summary>All audio that a connection was sent, in order.</summary>
    public static short[] Sent(WireLog wire, int connection) =>
    [
        .. wire.FromClient(connection, "input_audio_buffer.append").SelectMany(entry => MemoryMarshal.Cast<byte, short>(
            Convert.FromBase64String(entry.Json!.Value.GetProperty("audio").GetString()!)).ToArray()),
    ];
}
