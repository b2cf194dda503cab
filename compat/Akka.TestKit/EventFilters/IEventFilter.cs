using Akka.Event;

namespace Akka.TestKit;

/// <summary>A condition on log events.</summary>
public interface IEventFilter
{
    bool Apply(LogEvent logEvent);
}
