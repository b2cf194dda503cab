using LiveKit.Rtc.Native;

namespace LiveKit.Rtc.Audio;

/// <summary>The event that brings samples of a remote track; read by hand, since it comes with every frame.</summary>
internal readonly struct FrameMessage
{
    internal ulong Stream { get; private init; }

    /// <summary>The native buffer, to be released once its samples are copied; 0 when the event brings none.</summary>
    internal ulong Buffer { get; private init; }

    internal nint Samples { get; private init; }

    internal int Channels { get; private init; }

    internal int SampleRate { get; private init; }

    internal int SamplesPerChannel { get; private init; }

    internal bool IsEnd { get; private init; }

    /// <summary>FfiEvent.audio_stream_event { stream_handle = 1, frame_received = 2: { frame = 1: { handle = 1: { id = 1 }, info = 2 } }, eos = 3 }.</summary>
    internal static FrameMessage Read(ReadOnlySpan<byte> message)
    {
        ulong stream = 0;
        var isEnd = false;
        ReadOnlySpan<byte> frame = default;
        var reader = new WireReader(message);
        while (reader.Next(out var field, out var wireType))
        {
            switch (field)
            {
                case 1: stream = reader.Varint(); break;
                case 2: frame = Field(reader.Bytes(), 1); break;
                case 3: isEnd = true; reader.Skip(wireType); break;
                default: reader.Skip(wireType); break;
            }
        }
        if (frame.IsEmpty)
            return new FrameMessage { Stream = stream, IsEnd = isEnd };

        // info = { data_ptr = 1, num_channels = 2, sample_rate = 3, samples_per_channel = 4 }
        Span<ulong> info = stackalloc ulong[5];
        var numbers = new WireReader(Field(frame, 2));
        while (numbers.Next(out var field, out var wireType))
        {
            if (wireType == 0 && field < info.Length)
                info[field] = numbers.Varint();
            else
                numbers.Skip(wireType);
        }
        return new FrameMessage
        {
            Stream = stream,
            IsEnd = isEnd,
            Buffer = Number(Field(frame, 1), 1),
            Samples = (nint)info[1],
            Channels = (int)info[2],
            SampleRate = (int)info[3],
            SamplesPerChannel = (int)info[4],
        };
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> message, int number)
    {
        var reader = new WireReader(message);
        while (reader.Next(out var field, out var wireType))
        {
            if (field == number && wireType == 2)
                return reader.Bytes();
            reader.Skip(wireType);
        }
        return default;
    }

    private static ulong Number(ReadOnlySpan<byte> message, int number)
    {
        var reader = new WireReader(message);
        while (reader.Next(out var field, out var wireType))
        {
            if (field == number && wireType == 0)
                return reader.Varint();
            reader.Skip(wireType);
        }
        return 0;
    }
}
