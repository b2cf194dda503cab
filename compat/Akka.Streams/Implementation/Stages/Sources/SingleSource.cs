using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits one element and completes.</summary>
internal sealed class SingleSource<T> : SourceStage<T>
{
    private readonly T _element;

    public SingleSource(T element)
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

        public override void OnPull()
        {
            Push(_element);
            CompleteStage();
        }
    }
}
