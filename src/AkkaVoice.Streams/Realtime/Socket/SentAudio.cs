namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// Which stretches of the session's microphone stream a connection has sent. The model counts the samples it received; where audio was
/// dropped or replayed, that count and the place in the stream part ways.
/// </summary>
internal sealed class SentAudio
{
    // One entry for every gap. A connection with more gaps than this has lost more than exact places.
    private const int MostStretches = 256;

    // Marks are asked for when a connection is replaced, and then for the latest.
    private const int MostMarks = 64;

    private readonly List<(long Sent, long Position)> _stretches = [];
    private readonly List<(string CommandId, long Position)> _marks = [];
    private long _sent;

    /// <summary>The place behind the last sample sent; null when nothing was.</summary>
    public long? Next { get; private set; }

    public void Add(long position, int samples)
    {
        if (position != Next)
        {
            if (_stretches.Count == MostStretches)
                _stretches.RemoveAt(0);
            _stretches.Add((_sent, position));
        }

        _sent += samples;
        Next = position + samples;
    }

    /// <summary>Notes where a command lies that speaks of the audio before it.</summary>
    public void Mark(string commandId, long position)
    {
        if (_marks.Count == MostMarks)
            _marks.RemoveAt(0);
        _marks.Add((commandId, position));
    }

    /// <summary>Where a command lies; null when that was not noted.</summary>
    public long? PositionOf(string commandId)
    {
        var index = _marks.FindLastIndex(mark => mark.CommandId == commandId);
        return index < 0 ? null : _marks[index].Position;
    }

    /// <summary>The place of the sample that was sent as number <paramref name="sent"/>.</summary>
    public long? PositionAt(long sent)
    {
        for (var i = _stretches.Count - 1; i >= 0; i--)
        {
            if (_stretches[i].Sent <= sent)
                return _stretches[i].Position + Math.Min(sent, _sent) - _stretches[i].Sent;
        }

        return _stretches.Count > 0 ? _stretches[0].Position : null;
    }
}
