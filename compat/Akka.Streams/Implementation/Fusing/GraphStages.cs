using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Fusing;

/// <summary>Stages that graphs are put together with.</summary>
public static class GraphStages
{
    /// <summary>Passes everything on.</summary>
    public static SimpleLinearGraphStage<T> Identity<T>() => Fusing.Identity<T>.Instance;
}

/// <summary>Passes everything on.</summary>
public sealed class Identity<T> : SimpleLinearGraphStage<T>
{
    public static readonly Identity<T> Instance = new();

    private Identity() : base("identity")
    {
    }

    protected override Attributes InitialAttributes => Attributes.CreateName("identityOp");

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly Identity<T> _stage;

        public Logic(Identity<T> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage.Inlet, stage.Outlet, this);
        }

        public override void OnPush() => Push(_stage.Outlet, Grab(_stage.Inlet));

        public override void OnPull() => Pull(_stage.Inlet);
    }
}
