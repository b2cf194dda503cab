using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Events of level error, with a cause of a certain type if one is given.</summary>
public class ErrorFilter : EventFilterBase
{
    private readonly Type _exceptionType;
    private readonly bool _checksInner;

    public ErrorFilter(IStringMatcher messageMatcher = null, IStringMatcher sourceMatcher = null) : base(messageMatcher, sourceMatcher)
    {
    }

    /// <summary>
    /// The message of the event or of its cause must match. With <paramref name="recurseInnerExceptions"/> an inner exception may be the one.
    /// </summary>
    public ErrorFilter(
        Type exceptionType,
        IStringMatcher messageMatcher = null,
        IStringMatcher sourceMatcher = null,
        bool recurseInnerExceptions = false)
        : base(messageMatcher, sourceMatcher)
    {
        _exceptionType = exceptionType;
        _checksInner = recurseInnerExceptions;
    }

    protected override string FilterDescriptiveName => _exceptionType is null ? "Error" : $"Error with Cause <{_exceptionType}>";

    protected override bool IsMatch(LogEvent evt)
    {
        if (evt is not Error error)
            return false;
        return _exceptionType is null ? InternalDoMatch(evt.LogSource, evt.Message) : IsMatch(error, error.Cause);
    }

    private bool IsMatch(Error error, Exception cause)
    {
        if (cause is null)
            return false;
        if (_exceptionType.IsInstanceOfType(cause) &&
            (InternalDoMatch(error.LogSource, error.Message) || InternalDoMatch(error.LogSource, cause.Message)))
        {
            return true;
        }

        if (!_checksInner)
            return false;
        return cause is AggregateException several
            ? several.InnerExceptions.Any(inner => IsMatch(error, inner))
            : IsMatch(error, cause.InnerException);
    }
}
