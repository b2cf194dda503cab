using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Completes at once.</summary>
internal sealed class EmptySource<T> : SourceStage<T>
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic();

    private sealed class Logic : SourceLogic<T>
    {
        public override void PreStart() => CompleteStage();

        public override void OnPull() => CompleteStage();
    }
}

/// <summary>
/// Fails without being asked. Not in the very first moment: what the graph's other stages have to say when they start comes first, as it does
/// for a failure that comes from outside. But before anything that a subscriber asks for, who subscribes when the graph starts.
/// </summary>
internal sealed class FailedSource<T> : SourceStage<T>
{
    private readonly Exception _cause;

    public FailedSource(Exception cause)
    {
        _cause = cause;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_cause);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly Exception _cause;

        public Logic(Exception cause)
        {
            _cause = cause;
        }

        public override void PreStart() => GetAsyncCallback<Exception>(FailStage)(_cause);

        public override void OnPull()
        {
        }
    }
}

/// <summary>Neither emits nor ends.</summary>
internal sealed class NeverSource<T> : SourceStage<T>
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic();

    private sealed class Logic : SourceLogic<T>
    {
        public override void OnPull()
        {
        }
    }
}
