using Akka.Streams.Stage;

namespace Akka.Streams.Dsl;

/// <summary>
/// Puts elements together as long as a property of theirs stays the same. Emits when the property changes; backpressures with downstream;
/// completes when upstream has and the last group is out. Holds the group, however long it gets.
/// </summary>
public class AccumulateWhileUnchanged<TElement, TProperty> : GraphStage<FlowShape<TElement, IEnumerable<TElement>>>
{
    private readonly Func<TElement, TProperty> _propertyExtractor;

    public AccumulateWhileUnchanged(Func<TElement, TProperty> propertyExtractor)
    {
        _propertyExtractor = propertyExtractor;
        Shape = new FlowShape<TElement, IEnumerable<TElement>>(In, Out);
    }

    public Inlet<TElement> In { get; } = new("AccumulateWhileUnchanged.in");

    public Outlet<IEnumerable<TElement>> Out { get; } = new("AccumulateWhileUnchanged.out");

    public override FlowShape<TElement, IEnumerable<TElement>> Shape { get; }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : InAndOutGraphStageLogic
    {
        private readonly AccumulateWhileUnchanged<TElement, TProperty> _stage;
        private List<TElement> _group = [];
        private TProperty _property;

        public Logic(AccumulateWhileUnchanged<TElement, TProperty> stage) : base(stage.Shape)
        {
            _stage = stage;
            SetHandlers(stage.In, stage.Out, this);
        }

        public override void OnPush()
        {
            var element = Grab(_stage.In);
            var property = _stage._propertyExtractor(element);
            if (_group.Count == 0 || EqualityComparer<TProperty>.Default.Equals(property, _property))
            {
                _group.Add(element);
                Pull(_stage.In);
            }
            else
            {
                Push(_stage.Out, _group);
                _group = [element];
            }

            _property = property;
        }

        public override void OnPull() => Pull(_stage.In);

        public override void OnUpstreamFinish()
        {
            if (_group.Count > 0)
                Emit(_stage.Out, _group);
            CompleteStage();
        }
    }
}
