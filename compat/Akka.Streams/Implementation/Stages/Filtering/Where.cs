using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes on the elements for which the predicate holds.</summary>
internal sealed class Where<T> : LinearStage<T, T>
{
    private readonly Predicate<T> _predicate;

    public Where(Predicate<T> predicate)
    {
        _predicate = predicate;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_predicate, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private readonly Predicate<T> _predicate;

        public Logic(Predicate<T> predicate, Attributes attributes) : base(attributes)
        {
            _predicate = predicate;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(T element) => _predicate(element) ? Send(element) : AskAgain();
    }
}
