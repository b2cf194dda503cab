using System.ClientModel.Primitives;
using System.Text;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using BenchmarkDotNet.Attributes;
using OpenAI.Realtime;

namespace AkkaVoice.Benchmarks.Realtime;

/// <summary>A message of the model's, from its bytes to what it says: 200 ms of voice, or a word of its transcript.</summary>
public class DeltaBenchmarks : IRealtimeOutput
{
    private readonly OpenAiCodec _codec = new();
    private byte[] _message = [];

    [Params("audio", "transcript")]
    public string Delta { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var (type, delta) = Delta == "audio"
            ? ("response.output_audio.delta", Convert.ToBase64String(new byte[9_600]))
            : ("response.output_audio_transcript.delta", " tomorrow");
        _message = Encoding.UTF8.GetBytes(
            $$"""{"type":"{{type}}","event_id":"event_BDjCx3mVGFcVaJ2ABkpT8","response_id":"resp_BDjCxXWVxYDmhxFSK1cHw","item_id":"item_BDjCxVCWrXMuJnmwQpRuD","output_index":0,"content_index":0,"delta":"{{delta}}"}""");
    }

    [Benchmark(Baseline = true)]
    public RealtimeServerUpdate? Sdk() =>
        ModelReaderWriter.Read<RealtimeServerUpdate>(BinaryData.FromBytes(_message));

    [Benchmark]
    [AllocatesNothing(With = ["audio"])]
    public void Codec() => _codec.Decode(_message, 0, this);

    void IRealtimeOutput.OnEvent(RealtimeEvent happened)
    {
    }

    void IRealtimeOutput.OnAudio(AudioFrame frame) => frame.Dispose();

    void IRealtimeOutput.OnAudioEnd(AudioTag item)
    {
    }
}
