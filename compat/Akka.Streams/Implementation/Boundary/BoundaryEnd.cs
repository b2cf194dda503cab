using System.Diagnostics;
using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Boundary;

/// <summary>
/// One end of an asynchronous boundary: a stage of one island that talks to its counterpart in another. Waking the other island costs far more
/// than passing an element, so wake-ups that follow closely on one another wait until this island has nothing else to do.
/// </summary>
internal abstract class BoundaryEnd : GraphStageLogic
{
    /// <summary>Wake-ups closer together than this are put together: 25 microseconds, in timestamp ticks.</summary>
    private static readonly long Together = Stopwatch.Frequency / 40_000;

    private long _lastWake;
    private bool _isDirty;

    protected BoundaryEnd(int inCount, int outCount) : base(inCount, outCount)
    {
    }

    /// <summary>Link of the island's list of ends that have something to tell.</summary>
    public BoundaryEnd NextDirty { get; set; }

    internal override object DefaultHandler => this;

    internal override bool LogsErrors => false;

    /// <summary>Tells the other side, if it waits for it.</summary>
    public void Flush()
    {
        _isDirty = false;
        WakePeer();
    }

    /// <summary>Tells the other side now or soon.</summary>
    protected void WakeSoon()
    {
        var now = Stopwatch.GetTimestamp();
        if (now - _lastWake > Together)
        {
            _lastWake = now;
            WakePeer();
        }
        else if (!_isDirty)
        {
            _isDirty = true;
            Interpreter.Island.FlushLater(this);
        }
    }

    /// <summary>Wakes the other side if it waits.</summary>
    protected abstract void WakePeer();

    /// <summary>The other side has elements, or credit; called on this end's thread.</summary>
    protected abstract void PeerMoved();

    /// <summary>The other side has ended, or cancelled; called on this end's thread.</summary>
    protected abstract void PeerEnded();

    /// <summary>News from the other side, told on this end's thread.</summary>
    protected sealed class Signal : IslandSignal
    {
        private readonly BoundaryEnd _end;
        private readonly bool _isEnd;

        public Signal(BoundaryEnd end, bool isEnd)
        {
            _end = end;
            _isEnd = isEnd;
        }

        public void Send() => _end.Interpreter.Island.Signal(this);

        public override GraphInterpreter Run()
        {
            _end.Interpreter.RunAsync(_end, static signal => signal.Tell(), this);
            return _end.Interpreter;
        }

        private void Tell()
        {
            if (_isEnd)
                _end.PeerEnded();
            else
                _end.PeerMoved();
        }
    }
}
