using Akka.Actor.Internal;
using Akka.Util.Internal;

namespace Akka.Actor;

public partial class ActorCell
{
    private ChildrenContainer _children;
    private long _nextAnonymousName = -1;

    protected bool IsNormal => _children is not { IsWaiting: true } && !IsTerminating;

    protected bool IsTerminating => _children is { IsTerminating: true } || _terminated;

    internal ChildrenContainer ChildrenContainer => _children ?? Interlocked.CompareExchange(ref _children, new ChildrenContainer(), null) ?? _children;

    public virtual IActorRef ActorOf(Props props, string name = null) => MakeChild(props, CheckedName(name), isSystemService: false);

    public virtual IActorRef AttachChild(Props props, bool isSystemService, string name = null) =>
        MakeChild(props, CheckedName(name), isSystemService);

    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, _system, _self);

    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, _system);

    IActorRef IActorContext.Child(string name) =>
        TryGetChildStatsByName(name, out var stats) && stats is ChildRestartStats child ? child.Child : ActorRefs.Nobody;

    IEnumerable<IActorRef> IActorContext.GetChildren() => GetChildren();

    /// <summary>The children at the time the enumeration begins; a parent of many that asks at each end of one must not copy them all.</summary>
    public IEnumerable<IInternalActorRef> GetChildren()
    {
        foreach (var stats in Children)
            yield return stats.Child;
    }

    /// <summary>Stops a child or any other actor; a child's name stays taken until it has stopped.</summary>
    public void Stop(IActorRef child)
    {
        if (_children is not null && _children.TryGetByRef(child, out _))
            _children.ShallDie(child);
        child.AsInternal().Stop();
    }

    public void ReserveChild(string name) => ChildrenContainer.Reserve(name);

    protected void UnreserveChild(string name) => ChildrenContainer.Unreserve(name);

    /// <summary>Notes a child whose name is reserved.</summary>
    public ChildRestartStats InitChild(IInternalActorRef actor) => ChildrenContainer.Add(actor);

    protected bool SetChildrenTerminationReason(SuspendReason reason) => _children is not null && _children.SetReason(reason);

    protected void SetTerminated()
    {
        _terminated = true;
        _children?.SetTerminated();
    }

    public bool TryGetChildStatsByName(string name, out IChildStats child)
    {
        child = null;
        return _children is not null && _children.TryGetByName(name, out child);
    }

    protected bool TryGetChildStatsByRef(IActorRef actor, out ChildRestartStats child)
    {
        child = null;
        return _children is not null && _children.TryGetByRef(actor, out child);
    }

    protected SuspendReason RemoveChildAndGetStateChange(IActorRef child) => _children?.Remove(child);

    /// <summary>A child or function reference by name; a name may carry #uid.</summary>
    public IInternalActorRef GetSingleChild(string name)
    {
        long uid = UndefinedUid;
        var hash = name.IndexOf('#');
        if (hash >= 0)
        {
            uid = long.TryParse(name.AsSpan(hash + 1), out var parsed) ? parsed : UndefinedUid;
            name = name[..hash];
        }

        if (TryGetChildStatsByName(name, out var found)
            && found is ChildRestartStats stats
            && (uid == UndefinedUid || uid == stats.Uid))
        {
            return stats.Child;
        }

        return TryGetFunctionRef(name, uid, out var functionRef) ? functionRef : ActorRefs.Nobody;
    }

    private ChildRestartStats[] Children => _children?.Snapshot() ?? [];

    private static string CheckedName(string name)
    {
        if (name is null)
            return null;
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty.");
        return ActorPath.IsValidPathElement(name)
            ? name
            : throw new InvalidActorNameException(
                $"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, only contain ASCII letters, digits and these special characters: {ActorPath.ValidSymbols}.");
    }

    private IActorRef MakeChild(Props props, string name, bool isSystemService)
    {
        ArgumentNullException.ThrowIfNull(props);
        name ??= Base64Names.Encode("$", Interlocked.Increment(ref _nextAnonymousName));
        var children = ChildrenContainer;
        if (IsTerminating)
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        children.Reserve(name);
        IInternalActorRef child;
        try
        {
            var path = new ChildActorPath(_self.Path, name, NewUid());
            child = _system.Provider.ActorOf(_system, props, _self, path, isSystemService, null, lookupDeploy: true, async: false);
        }
        catch
        {
            children.Unreserve(name);
            throw;
        }

        // A parent that waits for its children to stop before it restarts must not leave the new one running unsuspended.
        if (_mailbox is { } mailbox && ReferenceEquals(_current, this))
        {
            for (var count = mailbox.SuspendCount; count > 0; count--)
                child.Suspend();
        }

        children.Add(child);
        child.Start();
        return child;
    }

    private void HandleSupervise(IActorRef child)
    {
        if (IsTerminating)
            return;
        ChildrenContainer.Add(child.AsInternal());
        if (_system.Settings.DebugLifecycle)
            PublishDebug($"now supervising {child}");
    }
}
