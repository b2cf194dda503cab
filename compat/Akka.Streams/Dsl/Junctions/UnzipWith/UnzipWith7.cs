using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>Splits each element into 7 parts, one for each output. Waits for all outputs; ends when all of them have cancelled.</summary>
public class UnzipWith<TIn, T0, T1, T2, T3, T4, T5, T6> : GraphStage<FanOutShape<TIn, T0, T1, T2, T3, T4, T5, T6>>
{
    private readonly Func<TIn, (T0, T1, T2, T3, T4, T5, T6)> _unzipper;

    public UnzipWith(Func<TIn, (T0, T1, T2, T3, T4, T5, T6)> unzipper)
    {
        _unzipper = unzipper;
        Shape = new FanOutShape<TIn, T0, T1, T2, T3, T4, T5, T6>("UnzipWith");
    }

    public Inlet<TIn> In => Shape.In;

    public Outlet<T0> Out0 => Shape.Out0;

    public Outlet<T1> Out1 => Shape.Out1;

    public Outlet<T2> Out2 => Shape.Out2;

    public Outlet<T3> Out3 => Shape.Out3;

    public Outlet<T4> Out4 => Shape.Out4;

    public Outlet<T5> Out5 => Shape.Out5;

    public Outlet<T6> Out6 => Shape.Out6;

    public sealed override FanOutShape<TIn, T0, T1, T2, T3, T4, T5, T6> Shape { get; }

    protected sealed override Attributes InitialAttributes { get; } = Attributes.CreateName("UnzipWith");

    public override string ToString() => "UnzipWith";

    protected sealed override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : UnzipLogic<TIn>
    {
        private readonly UnzipWith<TIn, T0, T1, T2, T3, T4, T5, T6> _stage;

        public Logic(UnzipWith<TIn, T0, T1, T2, T3, T4, T5, T6> stage) : base(stage.Shape, stage.In)
        {
            _stage = stage;
            Register(stage.Out0);
            Register(stage.Out1);
            Register(stage.Out2);
            Register(stage.Out3);
            Register(stage.Out4);
            Register(stage.Out5);
            Register(stage.Out6);
        }

        protected override void Split(TIn element)
        {
            var parts = _stage._unzipper(element);
            PushIfOpen(_stage.Out0, parts.Item1);
            PushIfOpen(_stage.Out1, parts.Item2);
            PushIfOpen(_stage.Out2, parts.Item3);
            PushIfOpen(_stage.Out3, parts.Item4);
            PushIfOpen(_stage.Out4, parts.Item5);
            PushIfOpen(_stage.Out5, parts.Item6);
            PushIfOpen(_stage.Out6, parts.Item7);
        }
    }
}
