namespace AkkaVoice.Load.Measuring;

/// <summary>What all rooms and sockets of a run measure together. Safe for concurrent use; counting allocates nothing.</summary>
internal sealed class Figures
{
    private const int MostErrorsShown = 10;

    private long _framesMade;
    private long _framesSent;
    private long _framesHeard;
    private long _underruns;
    private long _interruptions;
    private long _toolResults;
    private long _droppedMs;
    private long _errors;

    /// <summary>Whether errors are shown, the first ones. Default true.</summary>
    public bool TellsErrors { get; init; } = true;

    /// <summary>From a frame's time at the room's microphone to its bytes handed to the socket.</summary>
    public Histogram Up { get; } = new();

    /// <summary>From the first delta of an answer read off the socket to its first frame at the room's speaker.</summary>
    public Histogram Down { get; } = new();

    /// <summary>How late frames come to the room's speaker, beside the moment at which it asked.</summary>
    public Histogram Pace { get; } = new();

    /// <summary>From the person's speech read off the socket to the speaker told to be silent.</summary>
    public Histogram BargeIn { get; } = new();

    /// <summary>Time between two looks of the rooms' own clock, which are to be 1 ms apart: what it is late is part of what stands above, and not the engine's.</summary>
    public Histogram Clock { get; } = new();

    public long FramesMade => Interlocked.Read(ref _framesMade);

    public long FramesSent => Interlocked.Read(ref _framesSent);

    public long FramesHeard => Interlocked.Read(ref _framesHeard);

    /// <summary>How often a person heard a gap in the middle of an answer.</summary>
    public long Underruns => Interlocked.Read(ref _underruns);

    public long Interruptions => Interlocked.Read(ref _interruptions);

    public long ToolResults => Interlocked.Read(ref _toolResults);

    /// <summary>Audio that the engine says it threw away, in ms.</summary>
    public long DroppedMs => Interlocked.Read(ref _droppedMs);

    /// <summary>What the engine told of that was wrong: errors, lost connections, sessions that ended before their time.</summary>
    public long Errors => Interlocked.Read(ref _errors);

    public void CountMade() => Interlocked.Increment(ref _framesMade);

    public void CountSent() => Interlocked.Increment(ref _framesSent);

    public void CountHeard() => Interlocked.Increment(ref _framesHeard);

    public void CountUnderrun() => Interlocked.Increment(ref _underruns);

    public void CountInterruption() => Interlocked.Increment(ref _interruptions);

    public void CountToolResult() => Interlocked.Increment(ref _toolResults);

    public void CountDropped(int ms) => Interlocked.Add(ref _droppedMs, ms);

    public void CountError(string what)
    {
        if (Interlocked.Increment(ref _errors) <= MostErrorsShown && TellsErrors)
            Console.Error.WriteLine(what);
    }

    /// <summary>Begins anew: what was before was warming up.</summary>
    public void Clear()
    {
        foreach (var histogram in new[] { Up, Down, Pace, BargeIn, Clock })
            histogram.Clear();
        (_underruns, _interruptions, _toolResults, _droppedMs, _errors) = (0, 0, 0, 0, 0);
    }
}
