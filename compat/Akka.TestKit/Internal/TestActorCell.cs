using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>The cell of an <see cref="InternalTestActorRef"/>.</summary>
internal sealed class TestActorCell : ActorCell
{
    internal TestActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
        : base(system, self, props, dispatcher, parent)
    {
    }

    internal ActorBase Instance => Actor;

    /// <summary>Handles a message here; completes with the asynchronous handler that it started, if any.</summary>
    internal Task ReceiveAsyncForTest(Envelope envelope)
    {
        ReceiveMessageForTest(envelope);
        return Mailbox.IsAwaitingTask ? TaskScheduler.LastHandler : Task.CompletedTask;
    }
}
