using Akka.Actor;
using Akka.Annotations;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the runtime to a cell; processed before and between user messages.</summary>
[InternalApi]
public interface ISystemMessage : INoSerializationVerificationNeeded;

/// <summary>A system message that must reach an actor even while it stashes system messages because its children are stopping.</summary>
internal interface IStashWhenWaitingForChildren;

/// <summary>A system message that must wait while the actor is failed and suspended.</summary>
internal interface IStashWhenFailed;

/// <summary>Base of the system messages. Instances are links of the queue they are in and are therefore sent once only.</summary>
[InternalApi]
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage Next;

    /// <summary>Whether no other message follows this one in a queue.</summary>
    public bool Unlinked => Next is null;

    /// <summary>Forgets the message that follows this one.</summary>
    public void Unlink() => Next = null;
}
