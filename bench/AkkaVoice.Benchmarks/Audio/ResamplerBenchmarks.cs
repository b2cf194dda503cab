using AkkaVoice.Audio;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Audio;

/// <summary>20 ms of one channel, to and from 24 kHz.</summary>
public class ResamplerBenchmarks
{
    private Resampler _resampler = null!;
    private short[] _input = null!;
    private short[] _output = null!;

    [Params("48000-24000", "44100-24000", "16000-24000", "8000-24000", "24000-48000", "24000-44100", "24000-8000")]
    public string Rates { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var rates = Rates.Split('-').Select(int.Parse).ToArray();
        _resampler = new Resampler(rates[0], rates[1]);
        var random = new Random(1);
        _input = Enumerable.Range(0, rates[0] / 50).Select(_ => (short)random.Next(-9_000, 9_000)).ToArray();
        _output = new short[_resampler.MostOutput(_input.Length)];
    }

    [Benchmark]
    [AllocatesNothing]
    public int Process20Ms() => _resampler.Process(_input, _output);
}
