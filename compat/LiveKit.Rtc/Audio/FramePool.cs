namespace LiveKit.Rtc.Audio;

/// <summary>Frames to use again: as many as a stream may hold, and a few that its reader has in hand.</summary>
internal sealed class FramePool(int capacity)
{
    private readonly Lock _gate = new();
    private readonly AudioFrame?[] _free = new AudioFrame?[capacity];
    private int _count;

    internal AudioFrame Rent()
    {
        lock (_gate)
        {
            if (_count > 0)
                return _free[--_count]!;
        }
        return new AudioFrame(this);
    }

    internal void Return(AudioFrame frame)
    {
        lock (_gate)
        {
            if (_count < _free.Length)
                _free[_count++] = frame;
        }
    }
}
