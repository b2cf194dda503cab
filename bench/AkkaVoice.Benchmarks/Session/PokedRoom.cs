using Akka;
using Akka.Streams;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Benchmarks.Session;

/// <summary>A room whose microphone gives a frame for every poke from outside, and whose speaker swallows.</summary>
internal sealed class PokedRoom(Action onHeard) : IRoom, ISpeaker
{
    private readonly PokedSource _source = new();

    public string Name => "bench";

    public Source<AudioFrame, NotUsed> Microphone => Source.FromGraph(_source);

    public ISpeaker Speaker => this;

    public Sink<AudioFrame, Task<Done>> Sink => Akka.Streams.Dsl.Sink.ForEach<AudioFrame>(frame =>
    {
        frame.Dispose();
        onHeard();
    });

    public int QueuedSamples => 0;

    public int Clear() => 0;

    public void Poke() => _source.Poke!();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class PokedSource : GraphStage<SourceShape<AudioFrame>>
    {
        private readonly Outlet<AudioFrame> _out = new("Poked.out");

        public PokedSource() => Shape = new SourceShape<AudioFrame>(_out);

        public override SourceShape<AudioFrame> Shape { get; }

        public Action? Poke { get; private set; }

        protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

        private sealed class Logic : OutGraphStageLogic
        {
            private readonly PokedSource _stage;

            public Logic(PokedSource stage)
                : base(stage.Shape)
            {
                _stage = stage;
                SetHandler(stage._out, this);
            }

            public override void PreStart() => _stage.Poke = GetAsyncCallback(Give);

            public override void OnPull()
            {
            }

            private void Give()
            {
                var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
                frame.Samples.Clear();
                Push(_stage._out, frame);
            }
        }
    }
}
