using System.Globalization;
using System.Text;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Testing.Faults;
using Xunit.Abstractions;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

[Collection(FramePoolCollection.Name)]
public sealed class MutatedMessagesTests(ITestOutputHelper log)
{
    // AKKAVOICE_MUTATIONS asks for more.
    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("AKKAVOICE_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 100_000;

    [Fact]
    public void No_message_however_broken_makes_the_codec_throw_or_lose_a_frame()
    {
        const int Seed = 20_261;
        log.WriteLine($"seed {Seed}");
        var mutator = new EventMutator(Seed, Corpus());
        var outstanding = AudioFramePool.Shared.Outstanding;
        var output = new Count();
        var codec = new OpenAiCodec();
        for (var n = 0; n < Mutations; n++)
        {
            // A fresh connection now and then: otherwise every response would soon be over.
            if (n % 500 == 0)
                codec = new OpenAiCodec();
            var message = mutator.Next();
            try
            {
                codec.Decode(message, n, output);
            }
            catch (Exception e)
            {
                Assert.Fail($"mutation {n} of seed {Seed}: {e}\n{Encoding.UTF8.GetString(message)}");
            }
        }

        log.WriteLine($"{output.Rejected} rejected, {output.Unknown} unknown, {output.Others} events, {output.Frames} frames");
        Assert.InRange(output.Rejected, Mutations / 10, Mutations);
        Assert.True(output.Others > 1_000 && output.Frames > 1_000);
        Assert.Equal(outstanding, AudioFramePool.Shared.Outstanding);
    }

    private static IEnumerable<string> Corpus() =>
        ServerEventReaderTests.Messages.Select(row => (string)row[0]).Concat(
        [
            """{"type":"response.output_audio.delta","event_id":"e","response_id":"r","item_id":"i","output_index":0,"content_index":0,"delta":"AQACAAMABAA="}""",
            """{"type":"response.output_audio.delta","event_id":"e","response_id":"r","item_id":"i","output_index":0,"content_index":0,"delta":"AQACAA=="}""",
            """{"type":"response.output_item.added","response_id":"r","item":{"id":"f","type":"function_call","call_id":"c","name":"n"}}""",
            """{"type":"response.function_call_arguments.done","response_id":"r","item_id":"f","call_id":"c","name":"n","arguments":"{}"}""",
            """{"type":"response.done","response":{"id":"r","status":"completed","output":[{"id":"f","type":"function_call","call_id":"c","name":"n","arguments":"{}"},{"id":"i","type":"message","role":"assistant","content":[{"type":"output_audio","transcript":"t"}]}],"usage":{"input_tokens":1,"output_tokens":2}}}""",
        ]).SelectMany(message => Enumerable.Repeat(message, message.Contains("output_audio.delta") ? 4 : 1));

    private sealed class Count : IRealtimeOutput
    {
        public int Rejected { get; private set; }

        public int Unknown { get; private set; }

        public int Others { get; private set; }

        public int Frames { get; private set; }

        public void OnEvent(RealtimeEvent happened)
        {
            if (happened is MessageRejected)
                Rejected++;
            else if (happened is UnknownMessage)
                Unknown++;
            else
                Others++;
        }

        public void OnAudio(AudioFrame frame)
        {
            Frames++;
            frame.Dispose();
        }

        public void OnAudioEnd(AudioTag item)
        {
        }
    }
}
