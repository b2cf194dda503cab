using Akka.Streams.Implementation.Interpreter;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Passes every element on.</summary>
internal sealed class Identity<T> : LinearStage<T, T>
{
    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic();

    private sealed class Logic : LinearLogic<T, T>
    {
        internal override bool JoinsRuns => true;

        protected override bool PassesDemand => true;

        public override void OnPush() => Push(Grab());

        internal override Connection DispatchPush(Connection connection) => Accept(In.Take());

        internal override Connection Accept(in T element) => HandOn(in element);
    }
}
