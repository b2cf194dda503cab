using System.Threading.Tasks.Sources;
using AkkaVoice.Streams.Rooms.LiveKit;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

/// <summary>A native queue on the tests' clock: it plays as time goes by, and takes frames at once or when it is told to.</summary>
internal sealed class FakeVoiceTrack(TimeProvider time) : IVoiceTrack, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _taken;
    private TimeSpan _queued;
    private long _at;

    public List<short> Played { get; } = [];

    /// <summary>Frames are taken only when <see cref="Take"/> is called.</summary>
    public bool IsSlow { get; set; }

    public int Observed { get; private set; }

    public TimeSpan Longest { get; private set; }

    public TimeSpan Queued
    {
        get
        {
            var left = _queued - time.GetElapsedTime(_at);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public ValueTask TakeAsync(ReadOnlySpan<short> samples)
    {
        _queued = Queued + TimeSpan.FromMilliseconds(samples.Length / 24);
        _at = time.GetTimestamp();
        Longest = _queued > Longest ? _queued : Longest;
        Played.Add(samples[0]);
        _taken.Reset();
        if (!IsSlow)
            _taken.SetResult(true);
        return new ValueTask(this, _taken.Version);
    }

    public void Take() => _taken.SetResult(true);

    public void Fail(Exception reason) => _taken.SetException(reason);

    public void Clear() => _queued = TimeSpan.Zero;

    void IValueTaskSource.GetResult(short token)
    {
        Observed++;
        _taken.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _taken.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _taken.OnCompleted(continuation, state, token, flags);
}
