using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Told of an event that a filter has matched.</summary>
public delegate void EventMatched(EventFilterBase eventFilter, LogEvent logEvent);

/// <summary>A condition on log events, by source and message; subclasses add the kind of event.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly IStringMatcher _sourceMatcher;
    private readonly IStringMatcher _messageMatcher;

    protected EventFilterBase(IStringMatcher messageMatcher, IStringMatcher sourceMatcher)
    {
        _messageMatcher = messageMatcher ?? MatchesAll.Instance;
        _sourceMatcher = sourceMatcher ?? MatchesAll.Instance;
    }

    public event EventMatched EventMatched;

    protected abstract string FilterDescriptiveName { get; }

    /// <summary>Whether the event matches; if so, <see cref="EventMatched"/> is raised.</summary>
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;
        OnEventMatched(logEvent);
        return true;
    }

    public override string ToString()
    {
        var conditions = new[] { ("Source", _sourceMatcher), ("Message", _messageMatcher) }
            .Where(condition => condition.Item2 is not MatchesAll)
            .Select(condition => $"{condition.Item1} {condition.Item2}");
        var text = string.Join(" and ", conditions);
        return text.Length == 0 ? FilterDescriptiveName : $"{FilterDescriptiveName} when {text}";
    }

    protected abstract bool IsMatch(LogEvent evt);

    protected virtual void OnEventMatched(LogEvent logEvent) => EventMatched?.Invoke(this, logEvent);

    /// <summary>Whether source and message fit.</summary>
    protected bool InternalDoMatch(string src, object msg) =>
        _sourceMatcher.IsMatch(src ?? "") && _messageMatcher.IsMatch(msg?.ToString() ?? "null");
}
