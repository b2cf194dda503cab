namespace Akka.Actor.Internal;

/// <summary>
/// The children of one actor. The actor's own thread changes it, but guardians get children from any thread and
/// selections look children up from any thread, so every access is locked.
/// </summary>
internal sealed class ChildrenContainer
{
    private readonly Dictionary<string, IChildStats> _byName = [];

    /// <summary>Children that were told to stop; null while the parent waits for none of them.</summary>
    private HashSet<IActorRef> _toDie;

    private SuspendReason _reason = SuspendReason.UserRequest.Instance;

    public int Count
    {
        get
        {
            lock (_byName)
                return _byName.Count;
        }
    }

    /// <summary>True while the parent waits for children to stop before it goes on.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_byName)
                return _toDie is not null && _reason is not SuspendReason.UserRequest;
        }
    }

    public bool IsTerminating
    {
        get
        {
            lock (_byName)
                return _reason is SuspendReason.Termination;
        }
    }

    public void Reserve(string name)
    {
        lock (_byName)
        {
            if (_reason is SuspendReason.Termination)
                throw new InvalidOperationException($"Cannot reserve actor name '{name}': terminating.");
            if (!_byName.TryAdd(name, ChildNameReserved.Instance))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
        }
    }

    public void Unreserve(string name)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(name, out var stats) && stats is ChildNameReserved)
                _byName.Remove(name);
        }
    }

    public ChildRestartStats Add(IInternalActorRef child)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(child.Path.Name, out var existing) && existing is ChildRestartStats known)
                return known;
            var stats = new ChildRestartStats(child);
            _byName[child.Path.Name] = stats;
            return stats;
        }
    }

    public bool TryGetByName(string name, out IChildStats stats)
    {
        lock (_byName)
            return _byName.TryGetValue(name, out stats);
    }

    public bool TryGetByRef(IActorRef actor, out ChildRestartStats stats)
    {
        lock (_byName)
        {
            stats = _byName.TryGetValue(actor.Path.Name, out var found) ? found as ChildRestartStats : null;
            if (stats is not null && !stats.Child.Equals(actor))
                stats = null;
            return stats is not null;
        }
    }

    public ChildRestartStats[] Snapshot()
    {
        lock (_byName)
            return _byName.Count == 0 ? [] : [.. _byName.Values.OfType<ChildRestartStats>()];
    }

    /// <summary>Notes that a child was told to stop.</summary>
    public void ShallDie(IActorRef child)
    {
        lock (_byName)
            (_toDie ??= []).Add(child);
    }

    /// <summary>Sets what the parent does when the children that were told to stop are gone; false when none are left.</summary>
    public bool SetReason(SuspendReason reason)
    {
        lock (_byName)
        {
            if (_toDie is null)
                return false;
            _reason = reason;
            return true;
        }
    }

    public void SetTerminated()
    {
        lock (_byName)
            _reason = SuspendReason.Termination.Instance;
    }

    /// <summary>Takes a stopped child out; returns what the parent waited for when this was the last one, else null.</summary>
    public SuspendReason Remove(IActorRef child)
    {
        lock (_byName)
        {
            if (_byName.TryGetValue(child.Path.Name, out var stats) && stats is ChildRestartStats known && known.Child.Equals(child))
                _byName.Remove(child.Path.Name);
            if (_toDie is null || !_toDie.Remove(child) || _toDie.Count > 0)
                return null;
            var reason = _reason;
            _toDie = null;
            if (reason is not SuspendReason.Termination)
                _reason = SuspendReason.UserRequest.Instance;
            return reason is SuspendReason.UserRequest ? null : reason;
        }
    }
}
