using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Maps each element. Emits when the function returns; backpressures when downstream does; completes with upstream; holds nothing.
/// </summary>
internal sealed class Select<TIn, TOut> : LinearStage<TIn, TOut>
{
    private readonly Func<TIn, TOut> _mapper;

    public Select(Func<TIn, TOut> mapper)
    {
        _mapper = mapper;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_mapper, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<TIn, TOut>
    {
        private readonly Func<TIn, TOut> _mapper;

        public Logic(Func<TIn, TOut> mapper, Attributes attributes) : base(attributes)
        {
            _mapper = mapper;
        }

        protected override bool PassesDemand => true;

        internal override bool JoinsRuns => true;

        internal override Connection Accept(in TIn element)
        {
            TOut result;
            try
            {
                result = _mapper(element);
                if (result is null)
                    throw NullElement();
            }
            catch (Exception cause)
            {
                return Threw(cause);
            }

            return HandOn(in result);
        }

        protected override Connection Handle(TIn element) => Send(_mapper(element));
    }
}
