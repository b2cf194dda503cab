namespace AkkaVoice.Hosting.Load;

/// <summary>The last hundred looks at the load, about five seconds. Before there are as many it knows of none.</summary>
internal sealed class LoadWindow
{
    private const int Looks = 100;

    private readonly Lock _lock = new();
    private readonly Queue<(TimeSpan Elapsed, TimeSpan Lateness, TimeSpan Used)> _looks = new(Looks);

    /// <summary>Which share of the processors' time was used, 0 to 1.</summary>
    public double Load
    {
        get
        {
            lock (_lock)
            {
                return _looks.Count < Looks
                    ? 0
                    : _looks.Sum(look => look.Used.TotalSeconds) / _looks.Sum(look => look.Elapsed.TotalSeconds) / Environment.ProcessorCount;
            }
        }
    }

    /// <summary>How late every second look was, or later.</summary>
    public TimeSpan Lateness
    {
        get
        {
            lock (_lock)
                return _looks.Count < Looks ? TimeSpan.Zero : _looks.Select(look => look.Lateness).Order().ElementAt(Looks / 2);
        }
    }

    /// <summary>Adds a look.</summary>
    /// <param name="elapsed">Since the one before.</param>
    /// <param name="lateness">How late it came.</param>
    /// <param name="used">Processor time that was used meanwhile.</param>
    public void Add(TimeSpan elapsed, TimeSpan lateness, TimeSpan used)
    {
        lock (_lock)
        {
            if (_looks.Count == Looks)
                _looks.Dequeue();
            _looks.Enqueue((elapsed, lateness, used));
        }
    }
}
