using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.TestKit.Internal;
using Akka.Util;

namespace Akka.TestKit;

/// <summary>
/// The reference of an actor that runs on the thread that sends to it, with access to its instance. Exceptions of <see cref="Receive"/>
/// reach the test; those of <c>Tell</c> go to the supervisor as always.
/// </summary>
public abstract class TestActorRefBase<TActor> : IInternalActorRef where TActor : ActorBase
{
    private readonly InternalTestActorRef _internalRef;

    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef supervisor = null, string name = null) =>
        _internalRef = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    public IActorRef Ref => _internalRef;

    /// <summary>The actor itself; another one after a restart.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped.</exception>
    public TActor UnderlyingActor => (TActor)_internalRef.UnderlyingActor;

    public ActorPath Path => _internalRef.Path;

    bool IActorRefScope.IsLocal => _internalRef.IsLocal;

    IInternalActorRef IInternalActorRef.Parent => _internalRef.Parent;

    IActorRefProvider IInternalActorRef.Provider => _internalRef.Provider;

    protected InternalTestActorRef InternalRef => _internalRef;

    /// <summary>Handles a message directly, past the mailbox; exceptions are thrown here and restart nothing.</summary>
    public void Receive(object message, IActorRef sender = null) => _internalRef.Receive(message, sender);

    /// <summary>As <see cref="Receive"/>, and completes when asynchronous handlers have.</summary>
    public Task ReceiveAsync(object message, IActorRef sender = null) => _internalRef.ReceiveAsync(message, sender);

    public void Tell(object message) => ((IActorRef)_internalRef).Tell(message);

    public void Forward(object message) => ((IActorRef)_internalRef).Forward(message);

    public void Tell(object message, IActorRef sender) => _internalRef.Tell(message, sender);

    /// <summary>Lets the actor watch another.</summary>
    public void Watch(IActorRef subject) => _internalRef.Watch(subject);

    public void Unwatch(IActorRef subject) => _internalRef.Unwatch(subject);

    public override string ToString() => _internalRef.ToString();

    public override bool Equals(object obj) => _internalRef.Equals(obj is TestActorRefBase<TActor> other ? other._internalRef : obj);

    public override int GetHashCode() => _internalRef.GetHashCode();

    public int CompareTo(object obj) => ((IComparable)_internalRef).CompareTo(obj is TestActorRefBase<TActor> other ? other._internalRef : obj);

    public bool Equals(IActorRef other) => Equals((object)other);

    int IComparable<IActorRef>.CompareTo(IActorRef other) => CompareTo(other);

    public static bool operator ==(TestActorRefBase<TActor> testActorRef, IActorRef actorRef) => Equals(testActorRef, actorRef);

    public static bool operator !=(TestActorRefBase<TActor> testActorRef, IActorRef actorRef) => !Equals(testActorRef, actorRef);

    public static bool operator ==(IActorRef actorRef, TestActorRefBase<TActor> testActorRef) => Equals(testActorRef, actorRef);

    public static bool operator !=(IActorRef actorRef, TestActorRefBase<TActor> testActorRef) => !Equals(testActorRef, actorRef);

    public static IActorRef ToActorRef(TestActorRefBase<TActor> actorRef) => actorRef.Ref;

    ISurrogate ISurrogated.ToSurrogate(ActorSystem system) => ((ISurrogated)_internalRef).ToSurrogate(system);

    IActorRef IInternalActorRef.GetChild(IReadOnlyList<string> name) => _internalRef.GetChild(name);

    void IInternalActorRef.Resume(Exception causedByFailure) => _internalRef.Resume(causedByFailure);

    void IInternalActorRef.Start() => _internalRef.Start();

    void IInternalActorRef.Stop() => _internalRef.Stop();

    void IInternalActorRef.Restart(Exception cause) => _internalRef.Restart(cause);

    void IInternalActorRef.Suspend() => _internalRef.Suspend();

    public void SendSystemMessage(ISystemMessage message) => _internalRef.SendSystemMessage(message);

#pragma warning disable CS0612, CS0618 // The interface has obsolete members that must be implemented all the same.
    bool IInternalActorRef.IsTerminated => _internalRef.IsTerminated;

    public void SendSystemMessage(ISystemMessage message, IActorRef sender) =>
        ((IInternalActorRef)_internalRef).SendSystemMessage(message, sender);
#pragma warning restore CS0612, CS0618
}
