using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.TestKit;
using Akka.TestKit.Xunit2;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Session.Playing;
using AkkaVoice.Testing.Rooms;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Streams.Tests.Session.Playing;

/// <summary>A running playout between probes and a speaker, in virtual time.</summary>
internal sealed class PlayoutRig
{
    public PlayoutRig(TestKit kit, int speakerQueueMs = 20, int playoutMs = 205_000)
    {
        Clock = new VirtualClock(kit.Sys);
        Speaker = new FakeSpeaker(Clock.Time, speakerQueueMs);
        var playout = new Playout(Speaker, playoutMs * 24, Events.Add, Clock.Time);
        var (audio, ends, control) = RunnableGraph.FromGraph(GraphDsl.Create(
            kit.SourceProbe<AudioFrame>(),
            kit.SourceProbe<AudioTag>(),
            playout,
            (a, e, c) => (a, e, c),
            (wires, a, e, p) =>
            {
                wires.From(a).To(p.In0);
                wires.From(e).To(p.In1);
                wires.From(p.Out).To(wires.Add(Speaker.Sink));
                return ClosedShape.Instance;
            })).Run(kit.Sys.Materializer());
        (Audio, Ends, Control) = (audio, ends, control);
    }

    public VirtualClock Clock { get; }

    public FakeSpeaker Speaker { get; }

    public TestPublisher.Probe<AudioFrame> Audio { get; }

    public TestPublisher.Probe<AudioTag> Ends { get; }

    public PlayoutControl Control { get; }

    public List<SessionAudioEvent> Events { get; } = [];

    public static AudioTag Tag(string response = "r1", string item = "i1") => new(response, item, 0);

    public IEnumerable<T> Of<T>() => Events.OfType<T>();

    public void Send(ReadOnlySpan<short> samples, AudioTag? tag) => Audio.SendNext(CodedAudio.Frame(samples, tag));

    public void End(AudioTag tag) => Ends.SendNext(tag);

    public void Advance(int ms) => Clock.Advance(TimeSpan.FromMilliseconds(ms));

    public PlayoutFlushed Flush(long id, params string[] responses)
    {
        Control.Commands.Post(new PlayoutCommand.Flush(id, responses));
        return Of<PlayoutFlushed>().Last();
    }

    public void Post(PlayoutCommand command) => Control.Commands.Post(command);
}
