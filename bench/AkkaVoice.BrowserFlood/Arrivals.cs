using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using AkkaVoice.LocalRealtime.Connections;

namespace AkkaVoice.BrowserFlood;

/// <summary>When the neighbour's microphone frames came to the model: the far end of the way through the service.</summary>
internal sealed class Arrivals
{
    private readonly Lock _lock = new();
    private List<(int Number, long At)> _arrived = [];

    public void Note(WireLogEntry entry)
    {
        if (!entry.IsFromClient || Number(entry.Utf8Json.Span) is not { } number)
            return;
        lock (_lock) _arrived.Add((number, Stopwatch.GetTimestamp()));
    }

    /// <summary>What came since the last time, in one line.</summary>
    public string Take()
    {
        lock (_lock)
        {
            var line = string.Join(' ', _arrived.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Number}:{one.At}")));
            _arrived = [];
            return line;
        }
    }

    /// <summary>Reads such a line.</summary>
    public static IEnumerable<(int Number, long At)> Read(string line) => line
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(':'))
        .Select(pair => (int.Parse(pair[0], CultureInfo.InvariantCulture), long.Parse(pair[1], CultureInfo.InvariantCulture)));

    private static int? Number(ReadOnlySpan<byte> json)
    {
        var at = json.IndexOf("\"audio\":\""u8);
        if (!json.StartsWith("{\"type\":\"input_audio_buffer.append\""u8) || at < 0)
            return null;
        Span<byte> samples = stackalloc byte[48];
        return Base64.DecodeFromUtf8(json.Slice(at + 9, Math.Min(64, json.Length - at - 9)), samples, out _, out var written) is System.Buffers.OperationStatus.Done
            ? MicrophoneMark.Read(samples[..written])
            : null;
    }
}
