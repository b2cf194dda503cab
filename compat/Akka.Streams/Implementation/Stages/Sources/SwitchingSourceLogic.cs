using Akka.Streams.Dsl;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Logic of a source that becomes another one while it runs; tells that one's materialized value.</summary>
internal abstract class SwitchingSourceLogic<T, TMat> : SourceLogic<T>
{
    private readonly TaskCompletionSource<TMat> _value = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SubSinkInlet<T> _inlet;

    public Task<TMat> Value => _value.Task;

    protected bool HasSwitched => _inlet != null;

    /// <summary>What the source waits for, in the message of a cancellation that comes before it.</summary>
    protected virtual string Awaited => "Source was materialized";

    public override void OnPull()
    {
        if (_inlet == null)
            return;
        if (_inlet.IsAvailable)
            PushNext();
        else if (!_inlet.HasBeenPulled && !_inlet.IsClosed)
            _inlet.Pull();
    }

    public override void OnDownstreamFinish(Exception cause)
    {
        _inlet?.Cancel(cause);
        if (_inlet == null)
            _value.TrySetException(NeverMaterialized(cause));
        CancelStage(cause);
    }

    public override void PostStop() => _value.TrySetException(new AbruptStageTerminationException(this));

    /// <summary>What the value faults with when downstream ends before the other source is run.</summary>
    protected virtual Exception NeverMaterialized(Exception cause) => cause is SubscriptionWithCancelException.NonFailureCancellation
        ? new StreamDetachedException($"Stream cancelled before {Awaited}")
        : cause;

    protected void Refuse(Exception cause)
    {
        _value.TrySetException(cause);
        FailStage(cause);
    }

    protected void SwitchTo(IGraph<SourceShape<T>, TMat> source)
    {
        _inlet = CreateSubSinkInlet<T>("SwitchingSink");
        _inlet.SetHandler(new LambdaInHandler(
            onPush: () =>
            {
                if (OutAvailable)
                    PushNext();
            },
            onUpstreamFinish: () =>
            {
                if (!_inlet.IsAvailable)
                    CompleteStage();
            }));
        try
        {
            _value.TrySetResult(SubFusingMaterializer.Materialize(
                Source.FromGraph(source).ToMaterialized(_inlet.Sink, Keep.Left), Attributes));
        }
        catch (Exception cause)
        {
            Refuse(cause);
            return;
        }

        if (OutAvailable)
            _inlet.Pull();
    }

    private void PushNext()
    {
        Push(_inlet.Grab());
        if (_inlet.IsClosed)
            CompleteStage();
    }
}
