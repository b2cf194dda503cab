using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits the same element on every demand.</summary>
internal sealed class RepeatSource<T> : SourceStage<T>
{
    private readonly T _element;

    public RepeatSource(T element)
    {
        _element = element is null ? throw GraphStageLogic.NullElement() : element;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_element);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly T _element;

        public Logic(T element)
        {
            _element = element;
        }

        public override void OnPull() => Push(_element);

        internal override Connection DispatchPull(Connection connection) => Offer(_element);
    }
}
