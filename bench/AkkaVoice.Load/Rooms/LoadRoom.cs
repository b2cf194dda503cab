using System.Diagnostics;
using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Load.Measuring;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Load.Rooms;

/// <summary>A room in memory whose microphone and speaker are on time, and measure how far the engine is.</summary>
internal sealed class LoadRoom : IRoom
{
    /// <summary>Timestamps between two frames.</summary>
    public static readonly long Period = Stopwatch.Frequency / 50;

    private readonly Pacer _pacer;
    private readonly long _start;
    private readonly LoadMicrophone _microphone;

    /// <param name="name">Its name.</param>
    /// <param name="phase">Where in the 20 ms its frames begin, 0 to 1: rooms are not in step.</param>
    /// <param name="isMuted">Whether its microphone gives nothing.</param>
    /// <param name="pacer">Its clock.</param>
    /// <param name="figures">Where it measures.</param>
    public LoadRoom(string name, double phase, bool isMuted, Pacer pacer, Figures figures)
    {
        (Name, _pacer) = (name, pacer);
        _start = (Stopwatch.GetTimestamp() / Period * Period) + (long)(phase * Period);
        Figures = figures;
        Ear = new LoadSpeaker(figures);
        _microphone = new LoadMicrophone(this, figures);
        // In a room in which nothing sounds nothing falls due.
        if (!isMuted)
            pacer.Add(this);
    }

    public string Name { get; }

    public Source<AudioFrame, NotUsed> Microphone => Source.FromGraph(_microphone);

    public ISpeaker Speaker => Ear;

    public LoadSpeaker Ear { get; }

    /// <summary>Where it measures.</summary>
    public Figures Figures { get; }

    /// <summary>The socket that was opened last for its session.</summary>
    public TimedSocket? Socket { get; set; }

    /// <summary>When its socket last had something read.</summary>
    public long ReadAt { get; set; }

    /// <summary>When a frame has been spoken to its end.</summary>
    public long DueOf(int number) => _start + ((number + 1L) * Period);

    /// <summary>The frame that is next spoken to its end.</summary>
    public int NextAfter(long now) => (int)((now - _start) / Period);

    /// <summary>Called by the pacer, about once a ms.</summary>
    public void Tick(long now)
    {
        _microphone.Tick(now);
        Ear.Tick(now);
    }

    public ValueTask DisposeAsync()
    {
        _pacer.Remove(this);
        return ValueTask.CompletedTask;
    }
}
