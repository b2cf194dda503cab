using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes elements on until the predicate fails for one, which ends the stream; that one is passed on too when inclusive.</summary>
internal sealed class TakeWhile<T> : LinearStage<T, T>
{
    private readonly Predicate<T> _predicate;
    private readonly bool _inclusive;

    public TakeWhile(Predicate<T> predicate, bool inclusive)
    {
        _predicate = predicate;
        _inclusive = inclusive;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private readonly TakeWhile<T> _stage;

        public Logic(TakeWhile<T> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(T element)
        {
            if (_stage._predicate(element))
                return Send(element);
            CompleteStage();
            return _stage._inclusive ? Send(element) : null;
        }
    }
}
