using Google.Protobuf;
using LiveKit.Rtc.Audio;
using LiveKit.Rtc.Proto;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.Audio;

/// <summary>Frames cost no garbage, in either direction. Alone, since it is the process's that is counted.</summary>
[Collection(Alone.Name)]
public class AllocationTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    private const int Frames = 1_000;

    private const int Rounds = 4;

    /// <summary>No object is smaller.</summary>
    private const int SmallestObject = 24;

    [LiveKitFact]
    public async Task Frames_are_sent_and_received_without_an_object_each()
    {
        var quiet = new TaskCompletionSource();
        await using var talk = await Talk.BeginAsync(server.Url, "garbage", async (source, end) =>
        {
            await quiet.Task;
            await Tone.PlayAsync(source, Talk.Hertz, end);
        });
        // What the test's own surroundings and a room without sound allocate in that time.
        var surroundings = GC.GetTotalAllocatedBytes(precise: true);
        await Task.Delay(TimeSpan.FromSeconds(5));
        surroundings = (GC.GetTotalAllocatedBytes(precise: true) - surroundings) * Frames / 500;
        using var stream = new AudioStream(talk.Subscribed.Track);
        quiet.SetResult();
        await CountAsync(stream, 300);

        // The pools grow once when a busy machine lets frames wait longer than before; an object a frame would be there in every round.
        var garbage = new List<double>();
        do
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            await CountAsync(stream, Frames);
            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            garbage.Add((double)(allocated - surroundings) / Frames);
        } while (garbage[^1] >= SmallestObject && garbage.Count < Rounds);

        // As many frames went in as came out.
        Assert.True(garbage[^1] < SmallestObject, $"Bytes for each of {Frames} frames there and back, beyond what a quiet room takes: {string.Join(", ", garbage)}");
    }

    [LiveKitFact]
    public void What_is_done_with_a_frame_allocates_nothing_at_all()
    {
        using var source = new AudioSource(Tone.Rate, 1, 100);
        var queue = new FrameQueue(8);
        var samples = new short[480];
        var message = new AudioStreamEvent
        {
            StreamHandle = 1,
            FrameReceived = new AudioFrameReceived
            {
                Frame = new OwnedAudioFrameBuffer { Handle = new FfiOwnedHandle { Id = 2 }, Info = new AudioFrameBufferInfo { DataPtr = 3, NumChannels = 1, SampleRate = 48_000, SamplesPerChannel = 480 } },
            },
        }.ToByteArray();
        var request = new byte[CaptureMessage.MaxSize];
        var read = 0;
        void Frame()
        {
            var operation = CaptureTable.Rent();
            var sent = operation.Begin(source, samples, TimeSpan.FromSeconds(5), out var copy);
            CaptureMessage.Write(request, 1, copy, 1, Tone.Rate, samples.Length, operation.Id);
            CaptureTable.Answer(operation.Id, default);
            sent.GetAwaiter().GetResult();

            read += FrameMessage.Read(message).SamplesPerChannel;
            queue.Write(samples, Tone.Rate, 1);
            queue.Write(samples, Tone.Rate, 1);
            if (queue.TryRead(out var frame))
                frame!.Dispose();
        }
        for (var n = 0; n < 100; n++)
            Frame();

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < Frames; n++)
            Frame();
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal((0, 480 * (100 + Frames)), (allocated, read));
    }

    private static async Task CountAsync(AudioStream stream, int frames)
    {
        for (var count = 0; count < frames && await stream.WaitToReadAsync();)
        {
            for (; stream.TryRead(out var frame); count++)
                frame.Dispose();
        }
    }
}
