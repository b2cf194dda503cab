using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Drops elements until the predicate fails for one; passes on that one and all after it.</summary>
internal sealed class SkipWhile<T> : LinearStage<T, T>
{
    private readonly Predicate<T> _predicate;

    public SkipWhile(Predicate<T> predicate)
    {
        _predicate = predicate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_predicate, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private readonly Predicate<T> _predicate;
        private bool _passes;

        public Logic(Predicate<T> predicate, Attributes attributes) : base(attributes)
        {
            _predicate = predicate;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(T element)
        {
            if (!_passes && _predicate(element))
                return AskAgain();
            _passes = true;
            return Send(element);
        }
    }
}
