using System.Diagnostics;

namespace AkkaVoice.LiveKitLatency.Callers;

/// <summary>The microphones of all callers: one thread that gives each 10 ms at the moment at which the last of their samples sounded.</summary>
internal sealed class Microphones : IDisposable
{
    private readonly List<Caller> _callers = [];
    private readonly Thread _thread;
    private volatile bool _stopped;

    public Microphones()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "microphones", Priority = ThreadPriority.Highest };
        _thread.Start();
    }

    /// <summary>When sample 0 of every microphone sounded.</summary>
    public long Start { get; } = Stopwatch.GetTimestamp();

    /// <summary>The longest that a frame was late, in ms: a measurement with much of it is one of the machine.</summary>
    public double WorstDelayMs { get; private set; }

    /// <summary>Samples that have sounded at a moment, at the callers' rate.</summary>
    public double SampleAt(long timestamp) => Stopwatch.GetElapsedTime(Start, timestamp).TotalSeconds * Caller.Rate;

    public void Add(Caller caller)
    {
        lock (_callers) _callers.Add(caller);
    }

    public void Remove(Caller caller)
    {
        lock (_callers) _callers.Remove(caller);
    }

    public void ForgetDelays() => WorstDelayMs = 0;

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Run()
    {
        for (long frame = 0; !_stopped; frame++)
        {
            var due = TimeSpan.FromMilliseconds((frame + 1) * 10);
            while (due - Stopwatch.GetElapsedTime(Start) is var left && left > TimeSpan.Zero)
                Thread.Sleep(left > TimeSpan.FromMilliseconds(1.5) ? left - TimeSpan.FromMilliseconds(1) : TimeSpan.Zero);
            WorstDelayMs = Math.Max(WorstDelayMs, (Stopwatch.GetElapsedTime(Start) - due).TotalMilliseconds);
            lock (_callers)
            {
                foreach (var caller in _callers) caller.Capture(frame * Caller.FrameSamples);
            }
        }
    }
}
