using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Maps the elements for which the function is defined and drops the others.</summary>
internal sealed class Collect<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly Func<TIn, bool> _isDefined;
    private readonly Func<TIn, TOut> _collector;

    public Collect(Func<TIn, bool> isDefined, Func<TIn, TOut> collector)
    {
        _isDefined = isDefined;
        _collector = collector;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<TIn, TOut>
    {
        private readonly Collect<TIn, TOut> _stage;

        public Logic(Collect<TIn, TOut> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(TIn element) =>
            _stage._isDefined(element) ? Send(_stage._collector(element)) : AskAgain();
    }
}
