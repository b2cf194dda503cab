using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>Cuts audio into frames of one length. See <see cref="AudioFlows.Chunker"/>.</summary>
internal sealed class ChunkerStage : GraphStage<FlowShape<AudioFrame, AudioFrame>>
{
    private readonly TimeSpan _length;
    private readonly Inlet<AudioFrame> _in = new("Chunker.in");
    private readonly Outlet<AudioFrame> _out = new("Chunker.out");

    public ChunkerStage(TimeSpan length)
    {
        _length = length;
        Shape = new FlowShape<AudioFrame, AudioFrame>(_in, _out);
    }

    public override FlowShape<AudioFrame, AudioFrame> Shape { get; }

    protected override Attributes InitialAttributes => Attributes.CreateName("Chunker");

    public override string ToString() => "Chunker";

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly ChunkerStage _stage;
        private AudioFrame? _input;
        private int _taken;
        private AudioFrame? _unfinished;
        private int _filled;

        public Logic(ChunkerStage stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage._in, stage._out, this);
        }

        public override void OnPush()
        {
            _input = Grab(_stage._in);
            _taken = 0;
            Serve();
        }

        public override void OnPull() => Serve();

        public override void OnUpstreamFinish()
        {
            if (_input is null && _unfinished is null)
                CompleteStage();
            else if (IsAvailable(_stage._out))
                Serve();
        }

        public override void PostStop()
        {
            _input?.Dispose();
            _unfinished?.Dispose();
            (_input, _unfinished) = (null, null);
        }

        // Called with demand from downstream. Ends in one Push, one Pull, or completion.
        private void Serve()
        {
            if (Next() is { } frame)
            {
                Push(_stage._out, frame);
                if (IsClosed(_stage._in) && _input is null && _unfinished is null)
                    CompleteStage();
            }
            else if (IsClosed(_stage._in))
            {
                CompleteStage();
            }
            else
            {
                Pull(_stage._in);
            }
        }

        /// <summary>The next frame that is due, or null when more input is needed.</summary>
        private AudioFrame? Next()
        {
            if (_input is null)
                return IsClosed(_stage._in) ? FillUp() : null;
            if (_unfinished is not null && (_input.SampleCount == 0 || !Continues(_input, _unfinished)))
                return FillUp();
            var wanted = LengthFor(_input.Format);
            if (_unfinished is null && _taken == 0 && _input.SampleCount == wanted)
                return TakeInput();
            Append(wanted);
            return _filled == wanted ? TakeUnfinished() : Next();
        }

        private static bool Continues(AudioFrame input, AudioFrame unfinished) =>
            input.Format == unfinished.Format && Equals(input.Tag, unfinished.Tag);

        private int LengthFor(AudioFormat format)
        {
            var ticks = (Int128)_stage._length.Ticks * format.SampleRate;
            if (ticks % TimeSpan.TicksPerSecond != 0)
                throw new InvalidOperationException($"{_stage._length.TotalMilliseconds} ms are not a whole number of samples of {format}.");
            return (int)(ticks / TimeSpan.TicksPerSecond);
        }

        private void Append(int wanted)
        {
            var input = _input!;
            if (_unfinished is null && _taken < input.SampleCount)
            {
                _unfinished = input.RentLike(wanted);
                _unfinished.Position = input.Position + _taken;
                _filled = 0;
            }

            var count = Math.Min(input.SampleCount - _taken, wanted - _filled);
            var channels = input.Format.Channels;
            if (count > 0)
                input.Samples.Slice(_taken * channels, count * channels).CopyTo(_unfinished!.Samples[(_filled * channels)..]);
            _taken += count;
            _filled += count;
            if (_taken == input.SampleCount)
                TakeInput().Dispose();
        }

        private AudioFrame? FillUp()
        {
            _unfinished?.Samples[(_filled * _unfinished.Format.Channels)..].Clear();
            return _unfinished is null ? null : TakeUnfinished();
        }

        private AudioFrame TakeInput()
        {
            var input = _input!;
            _input = null;
            return input;
        }

        private AudioFrame TakeUnfinished()
        {
            var frame = _unfinished!;
            (_unfinished, _filled) = (null, 0);
            return frame;
        }
    }
}
