using System.ComponentModel;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Hosting;

namespace AkkaVoice.Load.Isolation;

/// <summary>What a user's careless code may do to the threads: a tool and a stage that block, each when it is told to.</summary>
/// <param name="blocking">In how many sessions a stage blocks on every frame.</param>
internal sealed class Blocks(int blocking)
{
    /// <summary>How long a stage blocks.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMilliseconds(200);

    private int _stages;
    private volatile bool _tools;
    private volatile bool _first;
    private volatile bool _all;

    /// <summary>Whether tools block in every session, for 5 s each.</summary>
    public bool Tools
    {
        get => _tools;
        set => _tools = value;
    }

    /// <summary>Whether the stages of the sessions that were started first block, on every frame.</summary>
    public bool FirstStages
    {
        get => _first;
        set => _first = value;
    }

    /// <summary>Whether everybody's stage blocks now and then: the fault that a measurement must see.</summary>
    public bool AllStages
    {
        get => _all;
        set => _all = value;
    }

    /// <summary>What puts the stage into every session.</summary>
    public static KeyValuePair<string, string> Pipeline { get; } = new("akkavoice.pipelines.input", "[{ stage = block }]");

    public void AddTo(VoiceBuilder voice)
    {
        voice.Stages.Add("block", "Blocks its thread when it is told to; changes nothing.", _ => _ =>
        {
            var (number, frames) = (Interlocked.Increment(ref _stages), 0);
            return Flow.Create<AudioFrame>().Select(frame =>
            {
                if ((number <= blocking && _first) || (_all && ++frames % 100 == 0))
                    Thread.Sleep(Length);
                return frame;
            });
        });
        voice.Tool(Weather, "get_weather", "Tells the weather.");
    }

    private string Weather([Description("The city")] string city)
    {
        if (_tools)
            Thread.Sleep(TimeSpan.FromSeconds(5));
        return $"It is raining in {city}.";
    }
}
