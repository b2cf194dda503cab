using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LiveKit.Rtc.Audio;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Native;

/// <summary>
/// Takes the native library's events on its own threads, looks up whom each is for by the number it carries, and hands it over. Nothing here
/// waits, and no exception leaves. Audio is read in place; everything else becomes an object.
/// </summary>
internal static class EventRouter
{
    private static volatile bool _stopped;

    /// <summary>The process ends: events that still come are not looked at.</summary>
    internal static void Stop() => _stopped = true;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static unsafe void OnNativeEvent(byte* data, nuint length)
    {
        if (_stopped)
            return;
        try
        {
            Route(new ReadOnlySpan<byte>(data, checked((int)length)));
        }
        catch (Exception e)
        {
            LiveKitLog.Error("An event of the native library could not be taken", e);
        }
    }

    internal static void Route(ReadOnlySpan<byte> bytes)
    {
        var outer = new WireReader(bytes);
        if (!outer.Next(out var kind, out var wireType) || wireType != 2)
            return;
        var message = outer.Bytes();
        var client = FfiClient.Instance;
        switch (kind)
        {
            case FfiEvent.AudioStreamEventFieldNumber:
                OnAudio(client, FrameMessage.Read(message));
                break;
            case FfiEvent.CaptureAudioFrameFieldNumber:
                CaptureMessage.Read(message, out var id, out var error);
                CaptureTable.Answer(id, error);
                break;
            case FfiEvent.LogsFieldNumber:
                LiveKitLog.OnNative(message);
                break;
            case FfiEvent.PanicFieldNumber:
                var reason = Panic.Parser.ParseFrom(message).Message;
                LiveKitLog.Error($"The native library broke down: {reason}");
                client.FailAll(reason);
                break;
            case FfiEvent.RoomEventFieldNumber:
            case FfiEvent.RpcMethodInvocationFieldNumber:
            case FfiEvent.TextStreamReaderEventFieldNumber:
            case FfiEvent.ByteStreamReaderEventFieldNumber:
                var happened = FfiEvent.Parser.ParseFrom(bytes);
                if (client.SinkOf(FirstNumber(message)) is { } sink)
                    sink.OnEvent(happened);
                else
                    OwnedHandles.Release(happened);
                break;
            default:
                client.Answer(FirstNumber(message), FfiEvent.Parser.ParseFrom(bytes));
                break;
        }
    }

    private static unsafe void OnAudio(FfiClient client, in FrameMessage frame)
    {
        var stream = client.StreamOf(frame.Stream);
        if (frame.Buffer != 0)
        {
            stream?.OnFrame(new ReadOnlySpan<short>((short*)frame.Samples, frame.Channels * frame.SamplesPerChannel), frame.SampleRate, frame.Channels);
            FfiClient.Drop(frame.Buffer);
        }
        if (frame.IsEnd)
            stream?.OnEnd();
    }

    /// <summary>Every event's first field says whose it is: an object's handle or a request's id.</summary>
    private static ulong FirstNumber(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        return reader.Next(out var field, out var wireType) && field == 1 && wireType == 0 ? reader.Varint() : 0;
    }
}
