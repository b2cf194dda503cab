using Akka.Dispatch;
using Akka.Util;

namespace Akka.Actor.Internal;

/// <summary>Keeps messages beside the mailbox and puts them back at its front.</summary>
public abstract class AbstractStash : IStash
{
    private readonly ActorCell _cell;
    private readonly int _capacity;
    private readonly IDequeBasedMessageQueueSemantics _mailbox;
    private LinkedList<Envelope> _stashed = new();
    private int _lastEnvelopeId = -1;

    protected AbstractStash(IActorContext context)
    {
        var cell = (ActorCell)context;
        _cell = cell;
        _mailbox = cell.Mailbox.MessageQueue as IDequeBasedMessageQueueSemantics ?? throw new NotSupportedException(
            $"A stash needs a deque-based mailbox, but {cell.Self} has {cell.Mailbox.MessageQueue.GetType().Name}. "
            + "Implement IWithStash or IWithUnboundedStash, or configure a deque-based mailbox.");
        _capacity = CapacityOf(cell);
    }

    public int Count => _stashed.Count;

    public bool IsEmpty => _stashed.Count == 0;

    public bool NonEmpty => _stashed.Count > 0;

    public bool IsFull => Capacity >= 0 && _stashed.Count >= Capacity;

    /// <summary>How many messages it may hold; -1 without a limit.</summary>
    public virtual int Capacity => _capacity;

    public void Stash()
    {
        var envelope = _cell.CurrentEnvelope;
        if (_cell.CurrentEnvelopeId == _lastEnvelopeId)
            throw new IllegalActorStateException($"Can't stash the same message {envelope.Message} more than once");
        if (IsFull)
            throw new StashOverflowException($"Couldn't enqueue message {envelope.Message} from {envelope.Sender} to stash of {_cell.Self}: it holds {Capacity} messages already.");
        _lastEnvelopeId = _cell.CurrentEnvelopeId;
        _stashed.AddLast(envelope);
    }

    public void Unstash()
    {
        if (_stashed.First is not { } first)
            return;
        _stashed.RemoveFirst();
        PutBack(first.Value);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> filterPredicate)
    {
        if (_stashed.Count == 0)
            return;
        var stashed = _stashed;
        _stashed = new LinkedList<Envelope>();
        for (var node = stashed.Last; node is not null; node = node.Previous)
        {
            if (filterPredicate(node.Value))
                PutBack(node.Value);
        }
    }

    public IEnumerable<Envelope> ClearStash()
    {
        var stashed = _stashed;
        _stashed = new LinkedList<Envelope>();
        return stashed;
    }

    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        foreach (var envelope in envelopes.Reverse())
        {
            if (!_stashed.Contains(envelope))
                _stashed.AddFirst(envelope);
        }
    }

    private static int CapacityOf(ActorCell cell)
    {
        var deployed = cell.Props.Deploy.StashCapacity;
        return deployed != Deploy.NoStashSize
            ? deployed
            : cell.SystemImpl.Mailboxes.StashCapacity(cell.Props.Dispatcher, cell.Props.Mailbox);
    }

    private void PutBack(Envelope envelope)
    {
        // Without it the notification would be taken for one of an actor that is no longer watched.
        if (envelope.Message is Terminated terminated)
            _cell.TerminatedQueuedFor(terminated.ActorRef, Option<object>.None);
        _mailbox.EnqueueFirst(envelope);
        _lastEnvelopeId = -1;
    }
}
