using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops the first n elements.</summary>
internal sealed class Skip<T> : LinearStage<T, T>
{
    private readonly long _count;

    public Skip(long count)
    {
        _count = count;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_count, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private long _left;

        public Logic(long count, Attributes attributes) : base(attributes)
        {
            _left = count;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(T element) => _left-- > 0 ? AskAgain() : Send(element);
    }
}
