using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes on the first n elements; completes and cancels together with the last of them, or at once when n is 0 or less.</summary>
internal sealed class Take<T> : LinearStage<T, T>
{
    private readonly long _count;

    public Take(long count)
    {
        _count = count;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_count);

    private sealed class Logic : LinearLogic<T, T>
    {
        private long _left;

        public Logic(long count)
        {
            _left = count;
        }

        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        public override void PreStart()
        {
            if (_left <= 0)
                CompleteStage();
        }

        public override void OnPush() => Interpreter.ChasePush(DispatchPush(In));

        internal override Connection DispatchPush(Connection connection) => Accept(In.Take());

        internal override Connection Accept(in T element)
        {
            if (--_left == 0)
                CompleteStage();
            return HandOn(in element);
        }
    }
}
