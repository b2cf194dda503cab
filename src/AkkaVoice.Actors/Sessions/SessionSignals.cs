using Akka.Event;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Sessions;

// What a session's actor tells itself: from its graph's thread, and when a time is over.

/// <summary>The graph tells something.</summary>
internal sealed record AudioTold(SessionAudioEvent Event) : IDeadLetterSuppression;

/// <summary>The graph has ended, or broke.</summary>
internal sealed record AudioOver(Exception? Exception) : IDeadLetterSuppression;

/// <summary>Tools have come or gone.</summary>
internal sealed record ToolsChanged : IDeadLetterSuppression
{
    public static readonly ToolsChanged Instance = new();
}

/// <summary>It has been quiet for as long as was asked for.</summary>
internal sealed record QuietLongEnough
{
    public static readonly QuietLongEnough Instance = new();
}

/// <summary>The session has lasted as long as it may.</summary>
internal sealed record TimeOver
{
    public static readonly TimeOver Instance = new();
}

/// <summary>The agent was given time to finish, and it is over.</summary>
internal sealed record FinishOverdue
{
    public static readonly FinishOverdue Instance = new();
}

/// <summary>The playout does not say what was heard.</summary>
internal sealed record HushOverdue
{
    public static readonly HushOverdue Instance = new();
}

/// <summary>The connection or the graph does not end.</summary>
internal sealed record CloseOverdue
{
    public static readonly CloseOverdue Instance = new();
}
