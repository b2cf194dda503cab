using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

public sealed class BoundedMailbox : MailboxType, IProducesMessageQueue<BoundedMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <exception cref="ArgumentException"><c>mailbox-capacity</c> or <c>mailbox-push-timeout-time</c> is negative or missing.</exception>
    public BoundedMailbox(Settings settings, Config config)
        : base(settings, config)
    {
        Capacity = BoundedMailboxConfig.Capacity(config, nameof(BoundedMailbox));
        PushTimeout = BoundedMailboxConfig.PushTimeout(config, nameof(BoundedMailbox));
    }

    public int Capacity { get; }

    public TimeSpan PushTimeout { get; }

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedMessageQueue(Capacity, PushTimeout);
}

public class BoundedDequeBasedMailbox
    : MailboxType, IProducesMessageQueue<BoundedDequeMessageQueue>, IProducesPushTimeoutSemanticsMailbox
{
    /// <exception cref="ArgumentException"><c>mailbox-capacity</c> or <c>mailbox-push-timeout-time</c> is negative or missing.</exception>
    public BoundedDequeBasedMailbox(Settings settings, Config config)
        : base(settings, config)
    {
        Capacity = BoundedMailboxConfig.Capacity(config, nameof(BoundedDequeBasedMailbox));
        PushTimeout = BoundedMailboxConfig.PushTimeout(config, nameof(BoundedDequeBasedMailbox));
    }

    public int Capacity { get; }

    public TimeSpan PushTimeout { get; }

    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedDequeMessageQueue(Capacity, PushTimeout);
}

internal static class BoundedMailboxConfig
{
    public static int Capacity(Config config, string mailbox)
    {
        var capacity = config.GetInt("mailbox-capacity");
        return capacity >= 0
            ? capacity
            : throw new ArgumentException($"mailbox-capacity = {capacity} of a {mailbox} is negative; allowed: 0 (no limit) or more.", nameof(config));
    }

    public static TimeSpan PushTimeout(Config config, string mailbox)
    {
        var timeout = config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(-1));
        return timeout >= TimeSpan.Zero
            ? timeout
            : throw new ArgumentException($"mailbox-push-timeout-time of a {mailbox} is missing or negative; allowed: 0s or more.", nameof(config));
    }
}
