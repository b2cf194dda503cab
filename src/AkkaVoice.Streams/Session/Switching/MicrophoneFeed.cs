using System.Buffers;
using System.Runtime.InteropServices;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>The microphone's way into connections, with the ring that bridges the time between two of them.</summary>
internal sealed class MicrophoneFeed(MicrophoneMemory memory, Action<SessionAudioEvent> onEvent, TimeProvider time)
{
    // Replay goes in pieces of 100 ms: five times fewer messages than live audio.
    private const int ReplaySamples = 2_400;

    private readonly MicrophoneRing _ring = memory.Ring;
    private readonly DropTeller _unplugged = new("microphone", time, onEvent);
    private readonly DropTeller _uplink = new("uplink", time, onEvent);
    private IRealtimeAudio? _present;

    /// <summary>Takes a chunk of the microphone, and gives it its place in the session's microphone stream.</summary>
    public void Take(AudioFrame frame)
    {
        frame.Position = _ring.End;
        _ring.Write(frame.Samples);
        if (_present is { } connection)
        {
            memory.Next = _ring.End;
            _uplink.Count(connection.Append(frame));
            return;
        }

        frame.Dispose();
        if (memory.Next < _ring.Oldest)
            _unplugged.Count(LoseUnheld());
    }

    public bool IsPluggedInto(IRealtimeAudio connection) => ReferenceEquals(_present, connection);

    /// <summary>Goes on with a connection, which must be attached.</summary>
    public void Plug(IRealtimeAudio connection, MicrophoneReplay? replay)
    {
        if (replay is not null && memory.Last is { } last && From(replay, last) is { } from)
            memory.Next = Math.Min(memory.Next, Math.Max(from, EarliestOf(replay)));
        _unplugged.Count(LoseUnheld());
        _unplugged.Tell();
        foreach (var commandId in replay?.Commits ?? [])
        {
            Replay(connection, Math.Min(memory.Last?.PositionOf(commandId) ?? _ring.End, _ring.End));
            connection.Commit(commandId);
        }

        Replay(connection, _ring.End);
        _present = connection;
        memory.Last = connection;
    }

    /// <summary>Takes the present connection away, if there is one: what it has not sent is to be sent by the next.</summary>
    public void Unplug()
    {
        if (_present is null)
            return;
        memory.Next = _present.Detach() ?? memory.Next;
        _uplink.Tell();
        _present = null;
    }

    /// <summary>Lends out a copy of a stretch that went into a connection, as far as the ring still holds it; nothing of it is an empty one.</summary>
    public void Read(IRealtimeAudio connection, int fromMs, int toMs, Action<ReadOnlyMemory<byte>> onRead)
    {
        var (from, to) = (connection.PositionAt(fromMs) ?? 0, connection.PositionAt(toMs) ?? 0);
        (from, to) = (Math.Max(from, _ring.Oldest), Math.Min(to, _ring.End));
        if (to <= from)
        {
            onRead(default);
            return;
        }

        var bytes = (int)(to - from) * sizeof(short);
        var copy = ArrayPool<byte>.Shared.Rent(bytes);
        _ring.Read(from, MemoryMarshal.Cast<byte, short>(copy.AsSpan(0, bytes)));
        onRead(copy.AsMemory(0, bytes));
        ArrayPool<byte>.Shared.Return(copy);
    }

    private static long? From(MicrophoneReplay replay, IRealtimeAudio last)
    {
        var behind = replay.Behind is { } commandId ? last.PositionOf(commandId) : null;
        return last.PositionAt(replay.FromMs) is { } from ? Math.Max(from, behind ?? from) : behind;
    }

    private void Replay(IRealtimeAudio connection, long end)
    {
        while (memory.Next < end)
        {
            var frame = AudioFrame.Rent(AudioFormat.Realtime, (int)Math.Min(ReplaySamples, end - memory.Next));
            _ring.Read(memory.Next, frame.Samples);
            frame.Position = memory.Next;
            memory.Next += frame.SampleCount;
            connection.Append(frame, replayed: true);
        }
    }

    private long EarliestOf(MicrophoneReplay replay) =>
        replay.AtMostMs is { } ms ? _ring.End - AudioFormat.Realtime.MillisecondsToSamples(ms) : 0;

    private long LoseUnheld()
    {
        var lost = Math.Max(0, _ring.Oldest - memory.Next);
        memory.Next += lost;
        return lost;
    }
}
