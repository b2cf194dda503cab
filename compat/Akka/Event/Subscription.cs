namespace Akka.Event;

/// <summary>A subscriber, and what it has unsubscribed from below its classification: for buses of one's own.</summary>
public class Subscription<TSubscriber, TClassifier>
{
    public Subscription(TSubscriber subscriber)
        : this(subscriber, [])
    {
    }

    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        Unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    public TSubscriber Subscriber { get; }

    public ISet<TClassifier> Unsubscriptions { get; }
}
