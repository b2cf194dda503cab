using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes elements on while their cost adds up to no more than the maximum; fails the stream beyond.</summary>
internal sealed class LimitWeighted<T> : LinearStage<T, T>
{
    private readonly long _max;
    private readonly Func<T, long> _cost;

    public LimitWeighted(long max, Func<T, long> cost)
    {
        _max = max;
        _cost = cost;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, inheritedAttributes);

    private sealed class Logic : SupervisedLogic<T, T>
    {
        private readonly LimitWeighted<T> _stage;
        private long _left;

        public Logic(LimitWeighted<T> stage, Attributes attributes) : base(attributes)
        {
            _stage = stage;
            _left = stage._max;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        protected override Connection Handle(T element)
        {
            _left -= _stage._cost(element);
            if (_left >= 0)
                return Send(element);
            FailStage(new StreamLimitReachedException(_stage._max));
            return null;
        }

        protected override void Restart() => _left = _stage._max;
    }
}
