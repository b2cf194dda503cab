using Akka.Event;

namespace Akka.Actor;

/// <summary>Keeps the messages of an <see cref="Inbox"/> and the questions for them.</summary>
internal sealed class InboxActor(int size) : ActorBase
{
    private readonly LinkedList<object> _messages = new();
    private readonly LinkedList<(Get Question, IActorRef Asker)> _questions = new();
    private readonly ILoggingAdapter _log = Context.GetLogger();

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Get get:
                Answer(get, Sender);
                break;
            case Expired expired:
                Expire(expired.Question);
                break;
            case StartWatch { Instead: null } watch:
                Context.Watch(watch.Subject);
                break;
            case StartWatch watch:
                Context.WatchWith(watch.Subject, watch.Instead);
                break;
            case StopWatch watch:
                Context.Unwatch(watch.Subject);
                break;
            default:
                Deliver(message);
                break;
        }

        return true;
    }

    private void Answer(Get question, IActorRef asker)
    {
        for (var node = _messages.First; node is not null; node = node.Next)
        {
            if (!question.Matches(node.Value))
                continue;
            _messages.Remove(node);
            asker.Tell(new Delivery(node.Value));
            return;
        }

        if (question.Timeout <= TimeSpan.Zero && question.Timeout != Timeout.InfiniteTimeSpan)
        {
            asker.Tell(NothingCame.Instance);
            return;
        }

        _questions.AddLast((question, asker));
        if (question.Timeout != Timeout.InfiniteTimeSpan)
            Context.System.Scheduler.ScheduleTellOnce(question.Timeout, Self, new Expired(question), Self);
    }

    private void Deliver(object message)
    {
        for (var node = _questions.First; node is not null; node = node.Next)
        {
            if (!node.Value.Question.Matches(message))
                continue;
            _questions.Remove(node);
            node.Value.Asker.Tell(new Delivery(message));
            return;
        }

        if (_messages.Count < size)
            _messages.AddLast(message);
        else
            _log.Warning("Dropping message: Inbox size has been exceeded, use akka.actor.inbox.inbox-size to increase maximum allowed inbox size. Current is {0}", size);
    }

    private void Expire(Get question)
    {
        for (var node = _questions.First; node is not null; node = node.Next)
        {
            if (!ReferenceEquals(node.Value.Question, question))
                continue;
            _questions.Remove(node);
            node.Value.Asker.Tell(NothingCame.Instance);
            return;
        }
    }

    internal sealed class Get(Predicate<object> predicate, TimeSpan timeout)
    {
        public TimeSpan Timeout { get; } = timeout;

        public bool Matches(object message) => predicate is null || predicate(message);
    }

    internal sealed record Delivery(object Message);

    internal sealed class NothingCame
    {
        public static readonly NothingCame Instance = new();
    }

    internal sealed record StartWatch(IActorRef Subject, object Instead);

    internal sealed record StopWatch(IActorRef Subject);

    private sealed record Expired(Get Question) : IDeadLetterSuppression;
}
