using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>
/// Stands around one stage of a pipeline and applies the pipeline's policy when it fails:
/// <code>
///  in ──► guard ──► toStage ──► [stage] ──► fromStage ──► guard ──► out
///           └───────────── past a failed stage ────────────▲
/// </code>
/// Under <see cref="FailurePolicy.Bypass"/> it keeps a copy of what the stage has taken and not yet given. When the stage fails, those
/// copies go out first (the first one without what the stage gave of it), and then the input itself.
/// <para>Emits when: the stage does; once it is bypassed, when a copy or the upstream gives a frame.</para>
/// <para>Backpressures when: the stage does; once it is bypassed, when the downstream does.</para>
/// <para>Completes when: the stage completes after its input did; once it is bypassed, when the upstream has completed and no copy is left.
/// A stage that completes before its input did has failed.</para>
/// <para>Cancels when: the downstream cancels.</para>
/// <para>Holds at most: copies of two seconds of audio (<see cref="HeldCopies"/>). On overflow: the oldest copies are given up.</para>
/// <para>Ownership: passes frames on; returns its copies, however the stream ends.</para>
/// </summary>
internal sealed class GuardStage : GraphStage<BidiShape<AudioFrame, AudioFrame, AudioFrame, AudioFrame>>
{
    private readonly string _name;
    private readonly FailurePolicy _policy;
    private readonly Action<StageEvent> _publish;
    private readonly Inlet<AudioFrame> _in = new("Guard.in");
    private readonly Outlet<AudioFrame> _toStage = new("Guard.toStage");
    private readonly Inlet<AudioFrame> _fromStage = new("Guard.fromStage");
    private readonly Outlet<AudioFrame> _out = new("Guard.out");

    public GuardStage(string name, FailurePolicy policy, Action<StageEvent> publish)
    {
        _name = name;
        _policy = policy;
        _publish = publish;
        Shape = new BidiShape<AudioFrame, AudioFrame, AudioFrame, AudioFrame>(_in, _toStage, _fromStage, _out);
    }

    public override BidiShape<AudioFrame, AudioFrame, AudioFrame, AudioFrame> Shape { get; }

    protected override Attributes InitialAttributes => Attributes.CreateName("Guard");

    public override string ToString() => $"Guard of {_name}";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : GraphStageLogic
    {
        private readonly GuardStage _stage;
        private readonly HeldCopies _held = new();
        private bool _bypassed;
        private bool _inputEnded;
        private long _position;

        public Logic(GuardStage stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage._in, onPush: OnInput, onUpstreamFinish: OnInputEnd);
            SetHandler(stage._toStage, onPull: PullInput, onDownstreamFinish: _ => { });
            SetHandler(
                stage._fromStage,
                onPush: OnStageOutput,
                onUpstreamFinish: OnStageEnd,
                onUpstreamFailure: OnStageFailure);
            SetHandler(stage._out, onPull: OnDemand);
        }

        public override void PostStop() => _held.Dispose();

        private void OnInput()
        {
            var frame = Grab(_stage._in);
            if (_bypassed)
            {
                Forward(frame);
                return;
            }

            if (IsClosed(_stage._toStage))
            {
                // The stage takes no more but has not ended yet; its end decides what becomes of this frame.
                _held.Add(frame);
                return;
            }

            if (_stage._policy == FailurePolicy.Bypass)
                _held.Add(Copy(frame));
            Push(_stage._toStage, frame);
        }

        private void OnInputEnd()
        {
            _inputEnded = true;
            if (!_bypassed)
                Complete(_stage._toStage);
            else if (_held.IsEmpty)
                CompleteStage();
        }

        private void PullInput()
        {
            if (!_inputEnded && !HasBeenPulled(_stage._in))
                Pull(_stage._in);
        }

        private void OnStageOutput()
        {
            var frame = Grab(_stage._fromStage);
            _position = frame.Position + frame.SampleCount;
            _held.Given(frame);
            Push(_stage._out, frame);
        }

        private void OnStageEnd()
        {
            if (_inputEnded)
                CompleteStage();
            else
                OnStageFailure(new InvalidOperationException("It ended before its input did."));
        }

        private void OnStageFailure(Exception cause)
        {
            var bypassed = _stage._policy == FailurePolicy.Bypass;
            _stage._publish(new StageFailed(_stage._name, _held.FirstPosition ?? _position, bypassed, cause));
            if (!bypassed)
            {
                FailStage(new StageException(_stage._name, cause));
                return;
            }

            _bypassed = true;
            Complete(_stage._toStage);
            if (IsAvailable(_stage._out))
                Serve();
            else if (_inputEnded && _held.IsEmpty)
                CompleteStage();
        }

        private void OnDemand()
        {
            if (_bypassed)
                Serve();
            else
                Pull(_stage._fromStage);
        }

        // Past a failed stage, with demand from downstream. Ends in one Push, one Pull (unless there is one already), or completion.
        private void Serve()
        {
            if (_held.Take() is { } frame)
            {
                Push(_stage._out, frame);
                if (_inputEnded && _held.IsEmpty)
                    CompleteStage();
            }
            else if (_inputEnded)
            {
                CompleteStage();
            }
            else
            {
                PullInput();
            }
        }

        private void Forward(AudioFrame frame)
        {
            // A pull that was made for the stage, which took ahead of demand, may be answered while nobody wants a frame.
            if (IsAvailable(_stage._out))
                Push(_stage._out, frame);
            else
                _held.Add(frame);
        }

        private static AudioFrame Copy(AudioFrame frame)
        {
            var copy = frame.RentLike(frame.SampleCount);
            frame.Samples.CopyTo(copy.Samples);
            return copy;
        }
    }
}
