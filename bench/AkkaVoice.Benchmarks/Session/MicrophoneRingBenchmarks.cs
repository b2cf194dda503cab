using AkkaVoice.Streams.Session.Switching;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>20 ms of the microphone into the ring, packed, with the oldest forgotten; and 20 ms read back.</summary>
public class MicrophoneRingBenchmarks
{
    private readonly short[] _samples = new short[480];
    private MicrophoneRing _ring = null!;

    [Params("silence", "voice", "noise")]
    public string Sound { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < _samples.Length; i++)
            _samples[i] = Sound switch { "silence" => 0, "voice" => (short)(3_000 * Math.Sin(i * 0.13)), _ => (short)random.Next(short.MinValue, short.MaxValue) };
        _ring = new MicrophoneRing(24_000);
        for (var n = 0; n < 200; n++)
            _ring.Write(_samples);
    }

    [GlobalCleanup]
    public void Cleanup() => _ring.Dispose();

    [Benchmark]
    [AllocatesNothing]
    public void Write() => _ring.Write(_samples);

    [Benchmark]
    [AllocatesNothing]
    public void Read() => _ring.Read(_ring.Oldest, _samples);
}
