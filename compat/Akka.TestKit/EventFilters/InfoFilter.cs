using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Events of level info.</summary>
public class InfoFilter : EventFilterBase
{
    public InfoFilter(IStringMatcher messageMatcher = null, IStringMatcher sourceMatcher = null) : base(messageMatcher, sourceMatcher)
    {
    }

    protected override string FilterDescriptiveName => "Info";

    protected override bool IsMatch(LogEvent evt) => evt is Info && InternalDoMatch(evt.LogSource, evt.Message);
}
