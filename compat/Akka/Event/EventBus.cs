using Akka.Actor;

namespace Akka.Event;

/// <summary>Delivers events to the subscribers of their classification and of more general ones.</summary>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
{
    private readonly Lock _gate = new();

    /// <summary>Replaced as a whole at each change, so that publishing needs no lock.</summary>
    private volatile Entry[] _subscriptions = [];

    protected string SimpleName(object source) => SimpleName(source.GetType());

    protected string SimpleName(Type source) => source.Name;

    /// <summary>False when there is this subscription already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var comparer = EqualityComparer<TSubscriber>.Default;
            var already = _subscriptions.Any(entry => !entry.Excludes && comparer.Equals(entry.Subscriber, subscriber) && EqualityComparer<TClassifier>.Default.Equals(entry.Classifier, classifier))
                && !_subscriptions.Any(entry => entry.Excludes && comparer.Equals(entry.Subscriber, subscriber) && IsSubClassification(classifier, entry.Classifier));
            if (already)
                return false;
            _subscriptions = [.. WithoutSpecialCases(subscriber, classifier), new Entry(subscriber, classifier, Excludes: false)];
            OnSubscriptionsChanged();
            return true;
        }
    }

    /// <summary>Ends all subscriptions of the subscriber; false when there were none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_gate)
        {
            var had = HasSubscriptions(subscriber);
            _subscriptions = [.. _subscriptions.Where(entry => !EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber))];
            OnSubscriptionsChanged();
            return had;
        }
    }

    /// <summary>Ends the subscriptions to a classification and its special cases, also when the subscription is to a more general one.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var got = GetsIt(subscriber, classifier)
                || _subscriptions.Any(entry => !entry.Excludes && EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber) && IsSubClassification(classifier, entry.Classifier));
            _subscriptions = [.. WithoutSpecialCases(subscriber, classifier)];
            if (GetsIt(subscriber, classifier))
                _subscriptions = [.. _subscriptions, new Entry(subscriber, classifier, Excludes: true)];
            OnSubscriptionsChanged();
            return got;
        }
    }

    public virtual void Publish(TEvent @event)
    {
        foreach (var subscriber in SubscribersOf(GetClassifier(@event)))
        {
            if (_subscriptions.Any(entry => Classify(@event, entry.Classifier) && EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber)))
                Publish(@event, subscriber);
        }
    }

    /// <summary>True when <paramref name="child"/> is the same as, or a special case of, <paramref name="parent"/>.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>The current subscribers of a classification, each once.</summary>
    internal TSubscriber[] SubscribersOf(TClassifier classifier) =>
    [
        .. _subscriptions
            .Where(entry => !entry.Excludes && IsSubClassification(entry.Classifier, classifier))
            .Select(static entry => entry.Subscriber)
            .Distinct()
            .Where(subscriber => GetsIt(subscriber, classifier)),
    ];

    internal bool HasSubscriptions(TSubscriber subscriber) =>
        _subscriptions.Any(entry => !entry.Excludes && EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber));

    private protected virtual void OnSubscriptionsChanged()
    {
    }

    /// <summary>Of the entries that are about a classification the latest one counts.</summary>
    private bool GetsIt(TSubscriber subscriber, TClassifier classifier) =>
        _subscriptions.LastOrDefault(entry =>
            EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber)
            && IsSubClassification(entry.Classifier, classifier)) is { Subscriber: not null, Excludes: false };

    private IEnumerable<Entry> WithoutSpecialCases(TSubscriber subscriber, TClassifier classifier) =>
        _subscriptions.Where(entry => !(EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber) && IsSubClassification(classifier, entry.Classifier)));

    /// <summary>A subscription, or an exception to the earlier ones.</summary>
    private readonly record struct Entry(TSubscriber Subscriber, TClassifier Classifier, bool Excludes);
}

public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef>;
