using AkkaVoice.Audio;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Audio;

/// <summary>Renting and returning a frame of 20 ms, against making one.</summary>
public class FrameBenchmarks
{
    private static readonly AudioTag Tag = new("resp_1", "item_1", 0);
    private readonly AudioFrame[] _held = new AudioFrame[50];

    [Benchmark(Baseline = true)]
    public short[] NewArray() => new short[480];

    [Benchmark]
    [AllocatesNothing]
    public void RentReturn() => AudioFrame.Rent(AudioFormat.Realtime, 480).Dispose();

    [Benchmark]
    [AllocatesNothing]
    public void RentLikeReturn()
    {
        using var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        frame.Tag = Tag;
        frame.RentLike(480).Dispose();
    }

    [Benchmark(OperationsPerInvoke = 50)]
    public void Rent50Return50()
    {
        for (var i = 0; i < _held.Length; i++)
            _held[i] = AudioFrame.Rent(AudioFormat.Realtime, 480);
        foreach (var frame in _held)
            frame.Dispose();
    }
}
