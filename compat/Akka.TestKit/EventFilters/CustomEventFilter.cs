using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>Events that a predicate holds for.</summary>
public class CustomEventFilter : EventFilterBase
{
    private readonly Predicate<LogEvent> _predicate;

    public CustomEventFilter(Predicate<LogEvent> predicate) : base(null, null) => _predicate = predicate;

    protected override string FilterDescriptiveName => "Custom";

    protected override bool IsMatch(LogEvent evt) => _predicate(evt);
}
