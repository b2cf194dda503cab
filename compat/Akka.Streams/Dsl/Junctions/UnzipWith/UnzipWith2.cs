using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Splits each element into 2 parts, one for each output. Waits for all outputs; ends when all of them have cancelled.</summary>
public class UnzipWith<TIn, T0, T1> : GraphStage<FanOutShape<TIn, T0, T1>>
{
    private readonly Func<TIn, (T0, T1)> _unzipper;

    public UnzipWith(Func<TIn, (T0, T1)> unzipper)
    {
        _unzipper = unzipper;
        Shape = new FanOutShape<TIn, T0, T1>("UnzipWith");
    }

    public Inlet<TIn> In => Shape.In;

    public Outlet<T0> Out0 => Shape.Out0;

    public Outlet<T1> Out1 => Shape.Out1;

    public sealed override FanOutShape<TIn, T0, T1> Shape { get; }

    protected sealed override Attributes InitialAttributes { get; } = Attributes.CreateName("UnzipWith");

    public override string ToString() => "UnzipWith";

    protected sealed override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : UnzipLogic<TIn>
    {
        private readonly UnzipWith<TIn, T0, T1> _stage;

        public Logic(UnzipWith<TIn, T0, T1> stage) : base(stage.Shape, stage.In)
        {
            _stage = stage;
            Register(stage.Out0);
            Register(stage.Out1);
        }

        protected override void Split(TIn element)
        {
            var parts = _stage._unzipper(element);
            PushIfOpen(_stage.Out0, parts.Item1);
            PushIfOpen(_stage.Out1, parts.Item2);
        }
    }
}
