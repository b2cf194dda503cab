using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>A flow yielded an element that nothing had gone in for.</summary>
public class UnexpectedOutputException : Exception
{
    public UnexpectedOutputException(object element) : base($"Inner flow emitted unexpected element {element}")
    {
    }
}

/// <summary>A flow ended before it had yielded an element for everything that went in.</summary>
public class OutputTruncationException : Exception
{
    public OutputTruncationException() : base("Inner flow completed before it emitted an element for each one it was given")
    {
    }
}

public static class One2OneBidiFlow
{
    /// <summary>Guards a flow that must yield one element for each that goes in; see <see cref="One2OneBidi{TIn,TOut}"/>.</summary>
    public static BidiFlow<TIn, TIn, TOut, TOut, NotUsed> Apply<TIn, TOut>(int maxPending) =>
        BidiFlow.FromGraph(new One2OneBidi<TIn, TOut>(maxPending));
}

/// <summary>
/// Stands around a flow that must yield one element for each that goes in: lets in no more than a number of elements at once, and fails with
/// <see cref="UnexpectedOutputException"/> or <see cref="OutputTruncationException"/> when the flow breaks the rule.
/// </summary>
public class One2OneBidi<TIn, TOut> : GraphStage<BidiShape<TIn, TIn, TOut, TOut>>
{
    private readonly Inlet<TIn> _in = new("One2OneBidi.in");
    private readonly Outlet<TIn> _toFlow = new("One2OneBidi.toFlow");
    private readonly Inlet<TOut> _fromFlow = new("One2OneBidi.fromFlow");
    private readonly Outlet<TOut> _out = new("One2OneBidi.out");
    private readonly int _maxPending;

    /// <param name="maxPending">How many elements may be inside at once; -1 for any number.</param>
    public One2OneBidi(int maxPending)
    {
        _maxPending = maxPending;
        Shape = new BidiShape<TIn, TIn, TOut, TOut>(_in, _toFlow, _fromFlow, _out);
    }

    public override BidiShape<TIn, TIn, TOut, TOut> Shape { get; }

    protected override Attributes InitialAttributes => Attributes.CreateName("One2OneBidi");

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : GraphStageLogic
    {
        private readonly One2OneBidi<TIn, TOut> _stage;
        private int _pending;
        private bool _holdsBack;

        public Logic(One2OneBidi<TIn, TOut> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandler(
                stage._in,
                onPush: () =>
                {
                    _pending++;
                    Push(stage._toFlow, Grab(stage._in));
                },
                onUpstreamFinish: () => Complete(stage._toFlow));
            SetHandler(stage._toFlow, onPull: LetIn, onDownstreamFinish: cause => Cancel(stage._in, cause));
            SetHandler(stage._fromFlow, onPush: LetOut, onUpstreamFinish: FlowEnded);
            SetHandler(stage._out, onPull: () => Pull(stage._fromFlow), onDownstreamFinish: cause => Cancel(stage._fromFlow, cause));
        }

        private void LetIn()
        {
            if (_stage._maxPending == -1 || _pending < _stage._maxPending)
                Pull(_stage._in);
            else
                _holdsBack = true;
        }

        private void LetOut()
        {
            var element = Grab(_stage._fromFlow);
            if (_pending == 0)
                throw new UnexpectedOutputException(element);
            _pending--;
            Push(_stage._out, element);
            if (!_holdsBack)
                return;
            _holdsBack = false;
            if (!IsClosed(_stage._in))
                Pull(_stage._in);
        }

        private void FlowEnded()
        {
            if (_pending > 0 || !IsClosed(_stage._in) || IsAvailable(_stage._in))
                throw new OutputTruncationException();
            Complete(_stage._out);
        }
    }
}
