using Akka.Annotations;

namespace Akka.Actor.Scheduler;

/// <summary>A scheduled message in its wrapping.</summary>
[InternalApi]
public interface IScheduledTellMsg : IWrappedMessage, INoSerializationVerificationNeeded;
