using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Session.Switching;

/// <summary>Cuts audio into pieces of one length, whatever the lengths it comes in, and numbers its samples.</summary>
/// <remarks>
/// Emits when a piece is full; what already has the right length passes as it is. Backpressures when downstream does. Completes with
/// upstream, after the last, shorter piece. Cancels when downstream cancels. Holds at most one piece and one incoming frame. Takes
/// frames and gives frames.
/// </remarks>
internal sealed class Chunker : GraphStage<FlowShape<AudioFrame, AudioFrame>>
{
    private readonly Inlet<AudioFrame> _in = new("Chunker.in");
    private readonly Outlet<AudioFrame> _out = new("Chunker.out");
    private readonly int _samples;

    /// <param name="samples">The length of a piece, in samples.</param>
    public Chunker(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        _samples = samples;
        Shape = new FlowShape<AudioFrame, AudioFrame>(_in, _out);
    }

    public override FlowShape<AudioFrame, AudioFrame> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly Chunker _stage;
        private AudioFrame? _piece;
        private int _filled;
        private AudioFrame? _rest;
        private int _taken;
        private long _position;

        public Logic(Chunker stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage._in, stage._out, this);
        }

        public override void OnPush()
        {
            var frame = Grab(_stage._in);
            if (_piece is null && frame.SampleCount == _stage._samples)
            {
                Give(frame);
                return;
            }

            _rest = frame;
            _taken = 0;
            if (!FillPiece())
                Pull(_stage._in);
        }

        public override void OnPull()
        {
            if (_rest is not null && FillPiece())
                return;
            if (IsClosed(_stage._in))
                Finish();
            else
                Pull(_stage._in);
        }

        public override void OnUpstreamFinish()
        {
            // A frame that is not used up is followed by its pieces first.
            if (_rest is null)
                Finish();
        }

        public override void PostStop()
        {
            _piece?.Dispose();
            _rest?.Dispose();
        }

        private void Finish()
        {
            if (_piece is { } piece && _filled > 0)
            {
                var last = piece.RentLike(_filled);
                piece.Samples[.._filled].CopyTo(last.Samples);
                last.Position = _position;
                Emit(_stage._out, last);
            }

            CompleteStage();
        }

        /// <returns>Whether a full piece was emitted.</returns>
        private bool FillPiece()
        {
            var rest = _rest!;
            _piece ??= rest.RentLike(_stage._samples);
            var count = Math.Min(rest.SampleCount - _taken, _stage._samples - _filled);
            rest.Samples.Slice(_taken, count).CopyTo(_piece.Samples[_filled..]);
            _filled += count;
            _taken += count;
            if (_taken == rest.SampleCount)
            {
                rest.Dispose();
                _rest = null;
            }

            if (_filled < _stage._samples)
                return false;
            var full = _piece;
            _piece = null;
            _filled = 0;
            Give(full);
            return true;
        }

        private void Give(AudioFrame piece)
        {
            piece.Position = _position;
            _position += piece.SampleCount;
            Push(_stage._out, piece);
        }
    }
}
