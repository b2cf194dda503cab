using System.Buffers;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime;

/// <summary>
/// One protocol of one vendor, for one connection: the only place that knows the vendor's words. It keeps what a protocol needs
/// to remember (which calls were announced, which items are open), and is used by one thread at a time.
/// </summary>
public interface IRealtimeCodec
{
    /// <summary>Writes a command as one message.</summary>
    /// <param name="command">The command.</param>
    /// <param name="output">Takes the message's bytes.</param>
    /// <exception cref="ArgumentException">The command cannot be said in this protocol.</exception>
    void Encode(RealtimeCommand command, IBufferWriter<byte> output);

    /// <summary>Writes a stretch of the microphone as one message. Allocates nothing.</summary>
    /// <param name="frame">24 kHz mono; stays the caller's.</param>
    /// <param name="output">Takes the message's bytes.</param>
    void EncodeAudio(AudioFrame frame, IBufferWriter<byte> output);

    /// <summary>
    /// Reads one message, whatever it is: what cannot be understood becomes a <see cref="MessageRejected"/> or an
    /// <see cref="UnknownMessage"/>, never an exception. Audio allocates nothing.
    /// </summary>
    /// <param name="message">The whole message.</param>
    /// <param name="receivedAt">When it was read, for <see cref="RealtimeEvent.ReceivedAt"/>.</param>
    /// <param name="output">Takes what the message says, in order, before this returns.</param>
    void Decode(ReadOnlyMemory<byte> message, long receivedAt, IRealtimeOutput output);
}

/// <summary>What a codec reads from a connection.</summary>
public interface IRealtimeOutput
{
    /// <summary>Something happened.</summary>
    void OnEvent(RealtimeEvent happened);

    /// <summary>The model speaks. The receiver owns the frame; its <see cref="AudioFrame.Tag"/> says whose audio it is.</summary>
    void OnAudio(AudioFrame frame);

    /// <summary>The model has sent all audio of an item.</summary>
    void OnAudioEnd(AudioTag item);
}
