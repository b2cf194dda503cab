using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Stages;
using BenchmarkDotNet.Attributes;

namespace AkkaVoice.Benchmarks.Stages;

/// <summary>
/// A frame of 20 ms through a running stream: rent, stages, return. The stream is materialised once for 20,000 frames (400 s of audio); its
/// making is part of the figures and rounds to less than 10 bytes a frame.
/// </summary>
public class PipelineBenchmarks
{
    private const int FrameCount = 20_000;

    private ActorSystem _system = null!;
    private IMaterializer _materializer = null!;
    private Flow<AudioFrame, AudioFrame, NotUsed> _flow = null!;

    [Params("nothing", "gain", "gain, guarded", "chunker 20 of 20", "chunker 20 of 30", "dc, gain, gate, meter, vad, guarded")]
    public string Stages { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _system = ActorSystem.Create("bench");
        _materializer = _system.Materializer();
        _flow = Stages switch
        {
            "nothing" => Flow.Create<AudioFrame>(),
            "gain" => AudioFlows.Gain(3),
            "gain, guarded" => Guarded("{ stage = gain, db = 3 }"),
            "chunker 20 of 20" => AudioFlows.Chunker(TimeSpan.FromMilliseconds(20)),
            "chunker 20 of 30" => AudioFlows.Chunker(TimeSpan.FromMilliseconds(20)),
            _ => Guarded("{ stage = dc-removal }, { stage = gain, db = 3 }, { stage = noise-gate }, { stage = level-meter }, { stage = energy-vad }"),
        };
    }

    [GlobalCleanup]
    public void Cleanup() => _system.Terminate().GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = FrameCount)]
    public void Frame20Ms()
    {
        var samples = Stages == "chunker 20 of 30" ? 720 : 480;
        Source.Repeat(NotUsed.Instance)
            .Take(FrameCount * 480L / samples)
            .Select(_ => Rent(samples))
            .Via(_flow)
            .RunForeach(frame => frame.Dispose(), _materializer)
            .GetAwaiter().GetResult();
    }

    private static AudioFrame Rent(int samples)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, samples);
        frame.Samples.Fill(1_000);
        return frame;
    }

    private static Flow<AudioFrame, AudioFrame, NotUsed> Guarded(string stages) =>
        SessionPipelines.FromConfig(ConfigurationFactory.ParseString($"akkavoice.pipelines.input = [ {stages} ]"), new StageCatalog(), ".").Input.Build(_ => { });
}
