namespace AkkaVoice.Audio;

/// <summary>
/// The frames of one buffer size. One stack per processor, each under its own lock: streams hop between threads, and a
/// thread's own cache would fill on one and run empty on another.
/// </summary>
internal sealed class AudioFrameShelf
{
    private readonly AudioFramePool _pool;
    private readonly int _capacity;
    private readonly Stack[] _stacks;

    public AudioFrameShelf(AudioFramePool pool, int capacity)
    {
        _pool = pool;
        _capacity = capacity;
        _stacks = new Stack[Math.Clamp(Environment.ProcessorCount, 1, 16)];
        var frames = AudioFramePool.RetainedBytesPerSize / (capacity * AudioFormat.BytesPerValue) / _stacks.Length;
        for (var i = 0; i < _stacks.Length; i++)
            _stacks[i] = new Stack(Math.Max(1, frames));
    }

    public long Outstanding => _stacks.Sum(stack => stack.Taken - stack.Given);

    public int Retained => _stacks.Sum(stack => stack.Count);

    public AudioFrame Take()
    {
        var home = Home;
        var frame = _stacks[home].Take();
        for (var i = 1; frame is null && i < _stacks.Length; i++)
            frame = _stacks[(home + i) % _stacks.Length].Steal();
        return frame ?? new AudioFrame(_pool, _capacity);
    }

    public void Put(AudioFrame frame) => _stacks[Home].Put(frame);

    private int Home => Thread.GetCurrentProcessorId() % _stacks.Length;

    private sealed class Stack(int limit)
    {
        private readonly Lock _lock = new();
        private AudioFrame?[] _frames = new AudioFrame?[Math.Min(limit, 16)];

        public int Count { get; private set; }

        public long Taken { get; private set; }

        public long Given { get; private set; }

        /// <summary>Takes a frame if there is one, and counts the rent in either case: the caller makes or steals one otherwise.</summary>
        public AudioFrame? Take()
        {
            lock (_lock)
            {
                Taken++;
                return Pop();
            }
        }

        public AudioFrame? Steal()
        {
            if (Count == 0)
                return null;
            lock (_lock)
                return Pop();
        }

        public void Put(AudioFrame frame)
        {
            lock (_lock)
            {
                Given++;
                if (Count == limit)
                    return;
                if (Count == _frames.Length)
                    Array.Resize(ref _frames, Math.Min(limit, Count * 2));
                _frames[Count++] = frame;
            }
        }

        private AudioFrame? Pop()
        {
            if (Count == 0)
                return null;
            var frame = _frames[--Count];
            _frames[Count] = null;
            return frame;
        }
    }
}
