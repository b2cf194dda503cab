using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

[Collection(FramePoolCollection.Name)]
public sealed class AudioDeltaTests
{
    private readonly DecodedOutput _output = new();

    [Fact]
    public void Audio_arrives_with_its_tag_after_one_announcement()
    {
        _output.Read(Delta([1, 2, 3]), Delta([4, 5]));
        Assert.Equal([1, 2, 3, 4, 5], _output.Samples);
        Assert.All(_output.Tags, tag => Assert.Equal(new AudioTag("resp_1", "item_1", 0), tag));
        Assert.Equal(
            [new ResponseStarted("resp_1", null), new ResponseItemStarted("resp_1", "item_1", ItemKind.Assistant), new AssistantAudioStarted("resp_1", "item_1", null)],
            _output.Events);
    }

    [Fact]
    public void Fields_may_stand_in_any_order_and_unknown_ones_anywhere() =>
        Assert.Equal(
            [1],
            _output.Read("""{"x":{"delta":"zzz","type":"no"},"delta":"AQA=","y":[1,{"item_id":2}],"content_index":0,"item_id":"i","event_id":"e","response_id":"r","type":"response.output_audio.delta","z":null}""").Samples);

    [Fact]
    public void The_name_that_the_beta_used_is_understood() =>
        Assert.Equal([1], _output.Read("""{"type":"response.audio.delta","response_id":"r","item_id":"i","delta":"AQA="}""").Samples);

    [Fact]
    public void A_slash_may_be_escaped_and_so_may_any_letter()
    {
        _output.Read("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"\/\/9\u002FfwA="}""");
        Assert.Equal(MemoryMarshal.Cast<byte, short>(Convert.FromBase64String("//9/fwA=").AsSpan()[..4]).ToArray(), _output.Samples);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(961)]
    public void Cuts_anywhere_also_through_samples_lose_nothing(int bytesEach)
    {
        var samples = Enumerable.Range(0, 3_000).Select(n => (short)(n * 7)).ToArray();
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        foreach (var piece in bytes.Chunk(bytesEach))
            _output.Read(DeltaOfBytes(piece));
        Assert.Equal(samples, _output.Samples);
    }

    [Fact]
    public void Items_that_interleave_keep_their_audio_apart()
    {
        var output = new TagCounter();
        var codec = new OpenAiCodec();
        foreach (var item in new[] { "a", "b", "a", "b", "b" })
            codec.Decode(Encoding.UTF8.GetBytes(Delta([1, 2], item: item)), 0, output);
        Assert.Equal(4, output.Samples["a"]);
        Assert.Equal(6, output.Samples["b"]);
    }

    [Fact]
    public void The_local_servers_thinking_time_comes_with_the_first_audio()
    {
        _output.Read("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"AQA=","x_akkavoice":{"other":1,"thinking_ms":12.5}}""");
        Assert.Equal(TimeSpan.FromMilliseconds(12.5), _output.Of<AssistantAudioStarted>().Single().ServerThinking);
    }

    [Fact]
    public void An_item_that_sends_no_audio_is_not_announced_as_speech()
    {
        _output.Read(
            Delta([]),
            """{"type":"response.output_audio.done","response_id":"resp_1","item_id":"item_1","content_index":0}""",
            """{"type":"response.done","response":{"id":"resp_1","status":"completed"}}""");
        Assert.Empty(_output.Of<AssistantAudioStarted>());
        Assert.Empty(_output.Of<AssistantAudioDone>());
        Assert.Empty(_output.Ends);
    }

    [Fact]
    public void Audio_ends_once_however_often_it_is_said()
    {
        _output.Read(
            Delta([1]),
            """{"type":"response.output_audio.done","response_id":"resp_1","item_id":"item_1","content_index":0}""",
            """{"type":"response.content_part.done","response_id":"resp_1","item_id":"item_1","content_index":0,"part":{"type":"audio","transcript":"Hi"}}""",
            """{"type":"response.done","response":{"id":"resp_1","status":"completed","output":[{"id":"item_1","type":"message","role":"assistant","content":[{"type":"output_audio","transcript":"Hi"}]}]}}""");
        Assert.Single(_output.Of<AssistantAudioDone>());
        Assert.Equal([new AudioTag("resp_1", "item_1", 0)], _output.Ends);
        Assert.Equal("Hi", _output.Of<AssistantTextDone>().Single().Text);
    }

    [Fact]
    public void Audio_whose_end_was_never_sent_ends_with_its_response()
    {
        _output.Read(Delta([1]), """{"type":"response.done","response":{"id":"resp_1","status":"completed"}}""");
        Assert.Single(_output.Ends);
        Assert.IsType<ResponseFinished>(_output.Events[^1]);
        Assert.IsType<AssistantAudioDone>(_output.Events[^2]);
    }

    [Fact]
    public void Stragglers_of_a_finished_response_are_nobodys()
    {
        _output.Read(Delta([1]), """{"type":"response.done","response":{"id":"resp_1","status":"cancelled"}}""");
        var before = _output.Events.Count;
        _output.Read(Delta([2]), """{"type":"response.created","response":{"id":"resp_1"}}""");
        Assert.Equal([1], _output.Samples);
        Assert.Equal(before, _output.Events.Count);
    }

    [Theory]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"A*A="}""")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"AQA"}""")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":17}""")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i"}""")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","delta":"AQA="}""")]
    [InlineData("""{"type":"response.output_audio.delta","response_id":"r","item_id":"i","delta":"AQA=" """)]
    public void Audio_that_cannot_be_read_is_rejected_costs_no_frame_and_begins_no_response(string message)
    {
        var outstanding = AudioFramePool.Shared.Outstanding;
        Assert.IsType<MessageRejected>(Assert.Single(_output.Read(message).Events));
        Assert.Empty(_output.Samples);
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
    }

    [Fact]
    public void The_hot_path_allocates_nothing()
    {
        var codec = new OpenAiCodec();
        var discard = new Discard();
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        var delta = Encoding.UTF8.GetBytes(Delta(new short[4_800]));
        var before = 0L;
        for (var n = 0; n < 2_000; n++)
        {
            // The first rounds fill the pool and let the code be compiled.
            if (n == 1_000)
                before = GC.GetAllocatedBytesForCurrentThread();
            using var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
            buffer.ResetWrittenCount();
            codec.EncodeAudio(frame, buffer);
            codec.Decode(delta, n, discard);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static string Delta(short[] samples, string item = "item_1") =>
        DeltaOfBytes(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray(), item);

    private static string DeltaOfBytes(byte[] bytes, string item = "item_1") =>
        $$"""{"type":"response.output_audio.delta","event_id":"e","response_id":"resp_1","item_id":"{{item}}","output_index":0,"content_index":0,"delta":"{{Convert.ToBase64String(bytes)}}"}""";

    private sealed class Discard : IRealtimeOutput
    {
        public void OnEvent(RealtimeEvent happened)
        {
        }

        public void OnAudio(AudioFrame frame) => frame.Dispose();

        public void OnAudioEnd(AudioTag item)
        {
        }
    }

    private sealed class TagCounter : IRealtimeOutput
    {
        public Dictionary<string, int> Samples { get; } = [];

        public void OnEvent(RealtimeEvent happened)
        {
        }

        public void OnAudio(AudioFrame frame)
        {
            Samples[frame.Tag!.ItemId] = Samples.GetValueOrDefault(frame.Tag.ItemId) + frame.SampleCount;
            frame.Dispose();
        }

        public void OnAudioEnd(AudioTag item)
        {
        }
    }
}
