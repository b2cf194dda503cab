using Google.Protobuf;
using LiveKit.Rtc.Audio;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Tests.Audio;

/// <summary>The messages written and read by hand are those that the generated code writes and reads.</summary>
public class MessageTests
{
    [Theory]
    [InlineData(1UL, 0x7fff_1234_5678L, 1, 48_000, 480, 1UL)]
    [InlineData(ulong.MaxValue, -1L, 2, 192_000, int.MaxValue, CaptureTable.Mark | 0xfff_ffff_ffffUL)]
    [InlineData(127UL, 128L, 1, 8_000, 0, 0UL)]
    public void A_capture_is_written_as_generated_code_reads_it(ulong source, long samples, int channels, int rate, int length, ulong id)
    {
        var written = CaptureMessage.Write(new byte[CaptureMessage.MaxSize], source, (nint)samples, channels, rate, length, id);

        var read = FfiRequest.Parser.ParseFrom(written).CaptureAudioFrame;
        Assert.Equal((source, (ulong)samples, (uint)channels, (uint)rate, (uint)length, id),
            (read.SourceHandle, read.Buffer.DataPtr, read.Buffer.NumChannels, read.Buffer.SampleRate, read.Buffer.SamplesPerChannel, read.RequestAsyncId));
    }

    [Theory]
    [InlineData(5UL, "")]
    [InlineData(ulong.MaxValue, "no room: ü")]
    public void An_answer_to_a_capture_is_read_as_generated_code_writes_it(ulong id, string error)
    {
        var callback = new CaptureAudioFrameCallback { AsyncId = id };
        if (error.Length > 0)
            callback.Error = error;

        CaptureMessage.Read(callback.ToByteArray(), out var readId, out var readError);

        Assert.Equal((id, error), (readId, System.Text.Encoding.UTF8.GetString(readError)));
    }

    [Fact]
    public void A_frame_is_read_as_generated_code_writes_it()
    {
        var e = new AudioStreamEvent
        {
            StreamHandle = 7,
            FrameReceived = new AudioFrameReceived
            {
                Frame = new OwnedAudioFrameBuffer
                {
                    Handle = new FfiOwnedHandle { Id = ulong.MaxValue },
                    Info = new AudioFrameBufferInfo { DataPtr = 0x7fff_0000_1234, NumChannels = 2, SampleRate = 24_000, SamplesPerChannel = 240 },
                },
            },
        };

        var frame = FrameMessage.Read(e.ToByteArray());

        Assert.Equal((7UL, ulong.MaxValue, 0x7fff_0000_1234, 2, 24_000, 240, false),
            (frame.Stream, frame.Buffer, (long)frame.Samples, frame.Channels, frame.SampleRate, frame.SamplesPerChannel, frame.IsEnd));
    }

    [Fact]
    public void Fields_of_later_versions_are_passed_over()
    {
        // Field 9 as eight bytes, field 10 as four, field 11 as text, before the two that matter.
        byte[] bytes = [0x49, 1, 2, 3, 4, 5, 6, 7, 8, 0x55, 1, 2, 3, 4, 0x5a, 2, 65, 66, .. new AudioStreamEvent { StreamHandle = 300, Eos = new AudioStreamEOS() }.ToByteArray()];

        var frame = FrameMessage.Read(bytes);

        Assert.Equal((300UL, 0UL, true), (frame.Stream, frame.Buffer, frame.IsEnd));
    }

    [Fact]
    public void A_message_that_breaks_off_is_an_error_and_no_endless_loop()
    {
        Assert.ThrowsAny<Exception>(() => FrameMessage.Read([0x08, 0xff]));
        Assert.ThrowsAny<Exception>(() => FrameMessage.Read([0x12, 0x20, 0x01]));
    }
}
