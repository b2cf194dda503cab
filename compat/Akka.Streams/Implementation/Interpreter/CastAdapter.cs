using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Interpreter;

/// <summary>Sits on an edge whose two ends have different element types and casts each element.</summary>
internal abstract class CastAdapter : GraphStageLogic
{
    protected CastAdapter() : base(1, 1)
    {
    }

    public abstract Inlet Inlet { get; }

    public abstract Outlet Outlet { get; }

    internal override object DefaultHandler => this;
}

internal sealed class CastAdapter<TFrom, TTo> : CastAdapter, IInHandler, IOutHandler
{
    private static readonly Inlet<TFrom> SharedInlet = new("cast.in") { Id = 0 };
    private static readonly Outlet<TTo> SharedOutlet = new("cast.out") { Id = 0 };

    public override Inlet Inlet => SharedInlet;

    public override Outlet Outlet => SharedOutlet;

    public void OnPush() => Push(SharedOutlet, (TTo)(object)Grab(SharedInlet));

    public void OnUpstreamFinish() => CompleteStage();

    public void OnUpstreamFailure(Exception e) => FailStage(e);

    public void OnPull() => Pull(SharedInlet);

    public void OnDownstreamFinish(Exception cause) => CancelStage(cause);
}
