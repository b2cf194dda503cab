using Akka.Streams.Dsl;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Logic of a flow that becomes another one while it runs. The two ways are independent of each other: the stage ends when both have.
/// </summary>
internal abstract class SwitchingFlowLogic<TIn, TOut> : LinearLogic<TIn, TOut>
{
    private SubSourceOutlet<TIn> _toFlow;
    private SubSinkInlet<TOut> _fromFlow;
    private TIn _held;
    private bool _holds;

    protected bool HasSwitched => _fromFlow != null;

    /// <summary>An element came before there was a flow for it.</summary>
    protected bool Holds => _holds;

    public override void OnPush()
    {
        if (_toFlow is { IsAvailable: true })
            _toFlow.Push(Grab());
        else
            Hold(Grab());
    }

    public override void OnPull()
    {
        if (_fromFlow == null)
            return;
        if (_fromFlow.IsAvailable)
            PushNext();
        else if (!_fromFlow.HasBeenPulled && !_fromFlow.IsClosed)
            _fromFlow.Pull();
    }

    public override void OnUpstreamFinish()
    {
        if (HasSwitched && !_holds)
            _toFlow.Complete();
    }

    public override void OnUpstreamFailure(Exception e)
    {
        if (HasSwitched)
            _toFlow.Fail(e);
        else
            FailStage(e);
    }

    public override void OnDownstreamFinish(Exception cause)
    {
        if (HasSwitched)
            _fromFlow.Cancel(cause);
        else
            CancelStage(cause);
    }

    public override void PostStop()
    {
        if (!HasSwitched)
            return;
        if (!_toFlow.IsClosed)
            _toFlow.Fail(new AbruptStageTerminationException(this));
        if (!_fromFlow.IsClosed)
            _fromFlow.Cancel();
    }

    protected virtual void Hold(TIn element)
    {
        _held = element;
        _holds = true;
    }

    /// <summary>Runs the flow on this island; throws what its materialization throws.</summary>
    protected TMat SwitchTo<TMat>(IGraph<FlowShape<TIn, TOut>, TMat> flow, Attributes attributes)
    {
        var toFlow = new SubSourceOutlet<TIn>(this, "SwitchingFlow.toFlow");
        var fromFlow = CreateSubSinkInlet<TOut>("SwitchingFlow.fromFlow");
        toFlow.SetHandler(new LambdaOutHandler(onPull: Feed, onDownstreamFinish: FlowCancelled));
        fromFlow.SetHandler(new LambdaInHandler(
            onPush: () =>
            {
                if (OutAvailable)
                    PushNext();
            },
            onUpstreamFinish: () =>
            {
                if (!fromFlow.IsAvailable)
                    CompleteOut();
            },
            onUpstreamFailure: FailOut));
        var value = SubFusingMaterializer.Materialize(
            Source.FromGraph(toFlow.Source).ViaMaterialized(flow, Keep.Right).To(fromFlow.Sink), attributes);
        _toFlow = toFlow;
        _fromFlow = fromFlow;
        if (InClosed && !_holds)
            toFlow.Complete();
        if (OutAvailable)
            fromFlow.Pull();
        return value;
    }

    private void Feed()
    {
        if (!_holds)
        {
            Pull();
            return;
        }

        var element = _held;
        _held = default;
        _holds = false;
        _toFlow.Push(element);
        if (InClosed)
            _toFlow.Complete();
    }

    private void FlowCancelled(Exception cause)
    {
        _held = default;
        _holds = false;
        if (!InClosed)
            Cancel((Inlet<TIn>)In.Inlet, cause);
    }

    private void PushNext()
    {
        Push(_fromFlow.Grab());
        if (_fromFlow.IsClosed)
            CompleteOut();
    }

    private void FailOut(Exception cause) => Fail((Outlet<TOut>)Out.Outlet, cause);
}
