using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime;

namespace AkkaVoice.Streams.Tests.Session.Switching;

/// <summary>A connection of which the test sees what it was given, and says what it sends, takes and drops.</summary>
internal sealed class FakeConnection : IRealtimeAudio
{
    private readonly Queue<AssistantAudio> _lane = new();
    private Action? _onAvailable;
    private bool _isWaiting;

    public List<short> Sent { get; } = [];

    public List<long> Positions { get; } = [];

    public bool IsPlugged { get; private set; }

    /// <summary>Samples that the next append reports as dropped.</summary>
    public int DropNext { get; set; }

    /// <summary>How many of the last samples it was given it will not have sent when it is unplugged.</summary>
    public int Unsent { get; set; }

    public void Say(AssistantAudio entry)
    {
        _lane.Enqueue(entry);
        if (_isWaiting)
        {
            _isWaiting = false;
            _onAvailable?.Invoke();
        }
    }

    public void Say(short[] samples, AudioTag tag) => Say(new AssistantAudio(AssistantAudioKind.Frame, tag, CodedAudio.Frame(samples, tag)));

    public int Append(AudioFrame frame, bool replayed = false)
    {
        Assert.True(IsPlugged);
        Assert.Equal(Positions.Count == 0 ? frame.Position : Positions[^1], frame.Position);
        Sent.AddRange(frame.Samples);
        Positions.Add(frame.Position + frame.SampleCount);
        frame.Dispose();
        var dropped = DropNext;
        DropNext = 0;
        return dropped;
    }

    public bool TryTake(out AssistantAudio entry)
    {
        _isWaiting = !_lane.TryDequeue(out entry);
        return !_isWaiting;
    }

    public void Attach(Action onAvailable)
    {
        IsPlugged = true;
        _onAvailable = onAvailable;
    }

    public long? Detach()
    {
        Assert.True(IsPlugged);
        IsPlugged = false;
        Sent.RemoveRange(Sent.Count - Math.Min(Unsent, Sent.Count), Math.Min(Unsent, Sent.Count));
        return Positions.Count == 0 ? null : Positions[^1] - Unsent;
    }

    /// <summary>Where the turns ended that were committed here.</summary>
    public Dictionary<string, long> Commits { get; } = [];

    public void Commit(string commandId) => Commits.Add(commandId, Positions.Count == 0 ? 0 : Positions[^1]);

    public long? PositionOf(string commandId) => Commits.TryGetValue(commandId, out var position) ? position : null;

    public long? PositionAt(int sentMs) => Positions.Count == 0 ? null : Positions[^1] - Sent.Count + (sentMs * 24);
}
