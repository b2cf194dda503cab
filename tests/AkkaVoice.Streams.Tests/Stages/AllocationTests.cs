using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class AllocationTests
{
    public static TheoryData<string> Processors => new() { "gain-clip", "gain-soft", "dc-removal", "noise-gate", "energy-vad", "level-meter" };

    [Theory]
    [MemberData(nameof(Processors))]
    public void A_frame_is_worked_on_without_allocating(string name)
    {
        IFrameProcessor processor = name switch
        {
            "gain-clip" => new Gain(6, GainLimit.Clip),
            "gain-soft" => new Gain(6, GainLimit.Soft),
            "dc-removal" => new DcRemoval(20),
            "noise-gate" => new NoiseGate(new NoiseGateOptions()),
            "energy-vad" => new EnergyVad(new EnergyVadOptions(), _ => { }, "vad"),
            // A measurement is a message; between two there is nothing.
            _ => new LevelMeter(TimeSpan.FromHours(1), _ => { }, "meter"),
        };
        using var frame = new AudioFramePool().Rent(AudioFormat.Realtime, 480);
        Signals.Noise(8_000, 20, seed: 1).CopyTo(frame.Samples);
        for (var i = 0; i < 100; i++)
            processor.Process(frame);
        // The least of some rounds: the runtime itself may allocate once, when it swaps in better code; what allocates per frame does in all.
        Assert.Equal(0, Enumerable.Range(0, 5).Min(_ => AllocatedBy(processor, frame)));
    }

    private static long AllocatedBy(IFrameProcessor processor, AudioFrame frame)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            processor.Process(frame);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
