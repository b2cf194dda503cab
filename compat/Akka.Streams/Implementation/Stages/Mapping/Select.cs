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

        internal override Connection DispatchPush(Connection connection)
        {
            var result = _mapper(In.Take());
            if (result is null)
                throw NullElement();
            return Offer(Out, result);
        }

        protected override Connection Handle(TIn element) => Send(_mapper(element));
    }
}
