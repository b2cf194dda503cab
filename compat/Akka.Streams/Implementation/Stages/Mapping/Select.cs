using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;
using Akka.Streams.Supervision;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Maps each element. Emits when the function returns; backpressures when downstream does; completes with upstream; holds nothing.
/// When the function throws the decider may drop the element.
/// </summary>
internal sealed class Select<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly Func<TIn, TOut> _mapper;

    public Select(Func<TIn, TOut> mapper)
    {
        _mapper = mapper;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_mapper, DeciderOf(inheritedAttributes));

    private static Decider DeciderOf(Attributes attributes) => attributes.GetMandatoryAttribute<ActorAttributes.SupervisionStrategy>().Decider;

    private sealed class Logic : LinearLogic<TIn, TOut>
    {
        private readonly Func<TIn, TOut> _mapper;
        private readonly Decider _decider;

        public Logic(Func<TIn, TOut> mapper, Decider decider)
        {
            _mapper = mapper;
            _decider = decider;
        }

        protected override bool PassesDemand => true;

        public override void OnPush()
        {
            if (DispatchPush(In) is { } next)
                Interpreter.ChasePush(next);
        }

        internal override Connection DispatchPush(Connection connection)
        {
            TOut result;
            try
            {
                result = _mapper(In.Take());
                if (result is null)
                    throw NullElement();
            }
            catch (Exception cause)
            {
                return Decide(cause);
            }

            return Offer(Out, result);
        }

        private Connection Decide(Exception cause)
        {
            if (_decider(cause) == Directive.Stop)
                FailStage(cause);
            else
                Pull();
            return null;
        }
    }
}
