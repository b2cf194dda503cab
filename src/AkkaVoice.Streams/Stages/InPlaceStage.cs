using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>Runs an <see cref="IFrameProcessor"/> on every frame. See <see cref="AudioFlows.InPlace"/>.</summary>
internal sealed class InPlaceStage : GraphStage<FlowShape<AudioFrame, AudioFrame>>
{
    private readonly string _name;
    private readonly Func<IFrameProcessor> _create;
    private readonly Inlet<AudioFrame> _in;
    private readonly Outlet<AudioFrame> _out;

    public InPlaceStage(string name, Func<IFrameProcessor> create)
    {
        _name = name;
        _create = create;
        _in = new Inlet<AudioFrame>($"{name}.in");
        _out = new Outlet<AudioFrame>($"{name}.out");
        Shape = new FlowShape<AudioFrame, AudioFrame>(_in, _out);
    }

    public override FlowShape<AudioFrame, AudioFrame> Shape { get; }

    protected override Attributes InitialAttributes => Attributes.CreateName(_name);

    public override string ToString() => _name;

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly InPlaceStage _stage;
        private IFrameProcessor? _processor;

        public Logic(InPlaceStage stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage._in, stage._out, this);
        }

        public override void PreStart() => _processor = _stage._create();

        public override void OnPush()
        {
            var frame = Grab(_stage._in);
            try
            {
                _processor!.Process(frame);
            }
            catch (Exception e)
            {
                frame.Dispose();
                FailStage(e);
                return;
            }

            Push(_stage._out, frame);
        }

        public override void OnPull() => Pull(_stage._in);

        public override void OnUpstreamFinish()
        {
            _processor!.End();
            CompleteStage();
        }

        public override void PostStop() => (_processor as IDisposable)?.Dispose();
    }
}
