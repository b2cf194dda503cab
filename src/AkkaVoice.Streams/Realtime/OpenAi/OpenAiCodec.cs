using System.Buffers;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime.OpenAi;

/// <summary>The OpenAI Realtime API (general availability), for one connection.</summary>
public sealed class OpenAiCodec : IRealtimeCodec
{
    private readonly CommandWriter _commands;
    private readonly ServerEventReader _events;

    /// <summary>A codec for a new connection.</summary>
    public OpenAiCodec()
    {
        var inForce = new SessionInForce();
        _commands = new CommandWriter(inForce);
        _events = new ServerEventReader(inForce);
    }

    /// <inheritdoc />
    public void Encode(RealtimeCommand command, IBufferWriter<byte> output) => _commands.Write(command, output);

    /// <inheritdoc />
    public void EncodeAudio(AudioFrame frame, IBufferWriter<byte> output) => AppendWriter.Write(frame.Bytes, output);

    /// <inheritdoc />
    public void Decode(ReadOnlyMemory<byte> message, long receivedAt, IRealtimeOutput output) =>
        _events.Read(message, receivedAt, output);
}
