using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Pipelines;
using AkkaVoice.Streams.Rooms;
using AkkaVoice.Streams.Session.Playing;
using AkkaVoice.Streams.Session.Switching;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Session;

/// <summary>
/// A session's audio, the one place where all wires meet:
/// <code>
///             (1)           (2)             (3)             (4)
///  room ─► input    ─► chunker ─► ┌─────────────────┐ ─► output   ─► ┌──────────────┐
///  microphone pipeline            │ realtime switch │    pipeline    │   playout    │ ─► room
///                                 │ ring of the mic │ ─────────────► │ what waits,  │    speaker
///                                 └────────▲────────┘  items that    │ what was     │     (5)
///                                    plug, unplug      are complete  │ heard        │
///                                          │                         └──────▲───────┘
///                                    a connection's own                flush, pause, resume
///                                    small graph (see RealtimeConnection)
/// </code>
/// One island: no boundary lies in the audio's way, so nothing is buffered that is not counted here. A frame of the microphone reaches
/// the connection (3) in the call that brings it (1); a first frame of the model's voice reaches the speaker (5) in the call that
/// takes it off its lane (3). What can wait, and how much at most: up to one chunk at (2), the ring at (3), <see cref="SessionGraphOptions.PlayoutMs"/> before (5).
/// </summary>
/// <param name="options">The lengths of the buffers.</param>
/// <param name="pipelines">What is done to the microphone's audio and to the model's voice.</param>
/// <param name="time">The clock of the events.</param>
public sealed class SessionGraph(SessionGraphOptions options, SessionPipelines pipelines, TimeProvider time) : ISessionAudioFactory
{
    /// <inheritdoc />
    /// <exception cref="StageException">A stage could not be made, and its pipeline's policy is to end the session.</exception>
    public ISessionAudio Start(IRoom room, Action<SessionAudioEvent> onEvent, IMaterializer materializer, ISessionAudio? before = null)
    {
        void Publish(StageEvent happened) => onEvent(new StageTold(happened) { At = time.GetTimestamp() });
        return Create(room, pipelines.Input.Build(Publish), pipelines.Output.Build(Publish), onEvent, MicrophoneOf(before)).Run(materializer);
    }

    /// <summary>The graph of one session, not yet running. To be run once at a time, as its room.</summary>
    /// <param name="room">Where the person is.</param>
    /// <param name="input">What is done to the microphone's audio: 24 kHz mono in and out.</param>
    /// <param name="output">What is done to the model's voice: 24 kHz mono in and out, tags kept.</param>
    /// <param name="onEvent">Takes what the graph tells, on the graph's own thread: it must hand over and return.</param>
    /// <returns>A graph that gives the hold on it when it is run.</returns>
    public IRunnableGraph<ISessionAudio> Create(
        IRoom room,
        Flow<AudioFrame, AudioFrame, NotUsed> input,
        Flow<AudioFrame, AudioFrame, NotUsed> output,
        Action<SessionAudioEvent> onEvent) => Create(room, input, output, onEvent, null);

    private static MicrophoneMemory? MicrophoneOf(ISessionAudio? before) => before switch
    {
        null => null,
        SessionAudio audio => audio.Microphone,
        _ => throw new ArgumentException($"It is a {before.GetType().Name}, and not of this factory's.", nameof(before)),
    };

    private IRunnableGraph<ISessionAudio> Create(
        IRoom room,
        Flow<AudioFrame, AudioFrame, NotUsed> input,
        Flow<AudioFrame, AudioFrame, NotUsed> output,
        Action<SessionAudioEvent> onEvent,
        MicrophoneMemory? before)
    {
        var realtime = new RealtimeSwitch((int)AudioFormat.Realtime.MillisecondsToSamples(options.RingMs), onEvent, time, before);
        var playout = new Playout(room.Speaker, (int)AudioFormat.Realtime.MillisecondsToSamples(options.PlayoutMs), onEvent, time);
        return RunnableGraph.FromGraph(GraphDsl.Create(
            realtime,
            playout,
            (switched, played) => (ISessionAudio)new SessionAudio(switched, played),
            (wires, switching, playing) =>
            {
                var microphone = wires.Add(room.Microphone.Via(input).Via(AudioFlows.Chunker(TimeSpan.FromMilliseconds(options.ChunkMs))));
                var voice = wires.Add(output);
                var speaker = wires.Add(room.Speaker.Sink);
                wires.From(microphone).To(switching.In);
                wires.From(switching.Out0).To(voice.Inlet);
                wires.From(voice.Outlet).To(playing.In0);
                wires.From(switching.Out1).To(playing.In1);
                wires.From(playing.Out).To(speaker);
                return ClosedShape.Instance;
            })).Named("session");
    }
}
