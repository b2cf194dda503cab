using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Streams.TestKit;

/// <summary>A mailbox without a bound, for tests that name it as the default.</summary>
[InternalApi]
public sealed class StreamTestDefaultMailbox : MailboxType, IProducesMessageQueue<UnboundedMessageQueue>
{
    public StreamTestDefaultMailbox() : this(null, null)
    {
    }

    public StreamTestDefaultMailbox(Settings settings, Config config) : base(settings, config)
    {
    }

    /// <summary>Makes this mailbox the default one, and gives streams a dispatcher of their own: <c>akka.test.stream-dispatcher</c>.</summary>
    public static Config DefaultConfig { get; } = ConfigurationFactory.ParseString("""
        akka {
          actor.default-mailbox.mailbox-type = "Akka.Streams.TestKit.StreamTestDefaultMailbox, Akka.Streams.TestKit"
          test.stream-dispatcher {
            type = Dispatcher
            executor = thread-pool-executor
            mailbox-requirement = "Akka.Dispatch.IUnboundedMessageQueueSemantics"
          }
          stream.materializer.dispatcher = akka.test.stream-dispatcher
        }
        """);

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedMessageQueue();
}
