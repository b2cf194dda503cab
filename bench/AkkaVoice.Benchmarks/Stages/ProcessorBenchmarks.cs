using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Stages;

/// <summary>What each stage does with a frame of 20 ms, without the stream around it.</summary>
public class ProcessorBenchmarks
{
    private readonly short[] _voice = new short[480];
    private AudioFrame _frame = null!;
    private IFrameProcessor _processor = null!;

    [Params("gain-clip", "gain-soft", "dc-removal", "level-meter", "noise-gate", "energy-vad")]
    public string Stage { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        for (var i = 0; i < _voice.Length; i++)
            _voice[i] = (short)(16_000 * Math.Sin(2 * Math.PI * 250 * i / 24_000));
        _frame = AudioFrame.Rent(AudioFormat.Realtime, _voice.Length);
        _processor = Stage switch
        {
            "gain-clip" => new Gain(6, GainLimit.Clip),
            "gain-soft" => new Gain(6, GainLimit.Soft),
            "dc-removal" => new DcRemoval(20),
            "level-meter" => new LevelMeter(TimeSpan.FromMilliseconds(100), _ => { }, "meter"),
            "noise-gate" => new NoiseGate(new NoiseGateOptions()),
            "energy-vad" => new EnergyVad(new EnergyVadOptions(), _ => { }, "vad"),
            _ => throw new InvalidOperationException(Stage),
        };
    }

    [Benchmark]
    // The level meter tells a level every 100 ms, and what it tells is an object.
    [AllocatesNothing(With = ["gain-clip", "gain-soft", "dc-removal", "noise-gate", "energy-vad"])]
    public void Process20Ms()
    {
        _voice.CopyTo(_frame.Samples);
        _processor.Process(_frame);
    }
}
