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

    /// <summary>False when the subscriber gets this classification already.</summary>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_gate)
        {
            var comparer = EqualityComparer<TSubscriber>.Default;
            foreach (var entry in _subscriptions)
            {
                if (comparer.Equals(entry.Subscriber, subscriber) && IsSubClassification(entry.Classifier, classifier))
                    return false;
            }

            _subscriptions = [.. _subscriptions.Where(entry => !(comparer.Equals(entry.Subscriber, subscriber) && IsSubClassification(classifier, entry.Classifier))), new Entry(subscriber, classifier)];
            OnSubscriptionsChanged();
            return true;
        }
    }

    /// <summary>Ends all subscriptions of the subscriber; false when there were none.</summary>
    public virtual bool Unsubscribe(TSubscriber subscriber) =>
        Remove(entry => EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber));

    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier) => Remove(entry =>
        EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber)
        && IsSubClassification(classifier, entry.Classifier));

    public virtual void Publish(TEvent @event)
    {
        foreach (var entry in _subscriptions)
        {
            if (Classify(@event, entry.Classifier))
                Publish(@event, entry.Subscriber);
        }
    }

    /// <summary>True when <paramref name="child"/> is the same as, or a special case of, <paramref name="parent"/>.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>The current subscribers of a classification, each once.</summary>
    internal TSubscriber[] SubscribersOf(TClassifier classifier) =>
        [.. _subscriptions.Where(entry => IsSubClassification(entry.Classifier, classifier)).Select(static entry => entry.Subscriber).Distinct()];

    internal bool HasSubscriptions(TSubscriber subscriber) =>
        _subscriptions.Any(entry => EqualityComparer<TSubscriber>.Default.Equals(entry.Subscriber, subscriber));

    private protected virtual void OnSubscriptionsChanged()
    {
    }

    private bool Remove(Func<Entry, bool> unwanted)
    {
        lock (_gate)
        {
            var before = _subscriptions.Length;
            _subscriptions = [.. _subscriptions.Where(entry => !unwanted(entry))];
            OnSubscriptionsChanged();
            return _subscriptions.Length < before;
        }
    }

    private readonly record struct Entry(TSubscriber Subscriber, TClassifier Classifier);
}

public abstract class ActorEventBus<TEvent, TClassifier> : EventBus<TEvent, TClassifier, IActorRef>;
