using System.Diagnostics;
using System.Runtime.InteropServices;
using Akka.Streams;
using Akka.Streams.Stage;
using AkkaVoice.Audio;
using AkkaVoice.Load.Measuring;

namespace AkkaVoice.Load.Rooms;

/// <summary>
/// A microphone on its room's clock. Emits a frame when it was spoken to its end, with its number in its first two samples. Backpressures by
/// letting frames wait: nothing is lost here. Completes never.
/// </summary>
internal sealed class LoadMicrophone : GraphStage<SourceShape<AudioFrame>>
{
    private const int FrameSamples = 480;
    private static readonly short[] Murmur = [.. Enumerable.Range(0, FrameSamples).Select(n => (short)(1_000 * Math.Sin(n * 0.13)))];

    private readonly Outlet<AudioFrame> _out = new("LoadMicrophone.out");
    private readonly LoadRoom _room;
    private readonly Figures _figures;
    private Action? _onDue;
    private long _due = long.MaxValue;

    public LoadMicrophone(LoadRoom room, Figures figures)
    {
        (_room, _figures) = (room, figures);
        Shape = new SourceShape<AudioFrame>(_out);
    }

    public override SourceShape<AudioFrame> Shape { get; }

    public void Tick(long now)
    {
        if (now < _due)
            return;
        _due += LoadRoom.Period;
        _onDue!();
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : OutGraphStageLogic
    {
        private readonly LoadMicrophone _stage;
        private int _next;

        public Logic(LoadMicrophone stage)
            : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(stage._out, this);
        }

        public override void PreStart()
        {
            _stage._onDue = GetAsyncCallback(Give);
            _next = _stage._room.NextAfter(Stopwatch.GetTimestamp());
            Volatile.Write(ref _stage._due, _stage._room.DueOf(_next));
        }

        public override void PostStop() => Volatile.Write(ref _stage._due, long.MaxValue);

        public override void OnPull()
        {
            if (_stage._room.DueOf(_next) <= Stopwatch.GetTimestamp())
                Give();
        }

        private void Give()
        {
            if (!IsAvailable(_stage._out) || _stage._room.DueOf(_next) > Stopwatch.GetTimestamp())
                return;
            var frame = AudioFrame.Rent(AudioFormat.Realtime, FrameSamples);
            frame.Position = (long)_next * FrameSamples;
            Murmur.CopyTo(frame.Samples);
            MemoryMarshal.Write(MemoryMarshal.AsBytes(frame.Samples), _next);
            _next++;
            _stage._figures.CountMade();
            Push(_stage._out, frame);
        }
    }
}
