using System.Collections.Immutable;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Responses;

/// <summary>Why a response is asked for.</summary>
public enum RequestKind
{
    /// <summary>A program wants the agent to speak.</summary>
    Program,

    /// <summary>Tools have answered, and the model should speak about it.</summary>
    ToolReply,

    /// <summary>The person's turn is owed an answer that the service could not begin by itself.</summary>
    Turn,

    /// <summary>The person is told that an answer could not be had.</summary>
    Notice,

    /// <summary>The person is told that a tool is still at work.</summary>
    Filler,
}

/// <summary>A wish for a response.</summary>
/// <param name="Id">Names it on the wire and in its outcome; unique in a session.</param>
/// <param name="Kind">Why.</param>
public sealed record ResponseRequest(string Id, RequestKind Kind)
{
    /// <summary>In place of the session's instructions; null keeps them.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether tools may be used; null keeps the session's choice.</summary>
    public ToolChoice? Tools { get; init; }

    /// <summary>
    /// For a tool reply: the output items that the service has not confirmed yet. Once all are confirmed, any response that
    /// begins has read them, and asking for one more would have them told twice.
    /// </summary>
    public ImmutableHashSet<string> Unconfirmed { get; init; } = [];

    /// <summary>Whether the answer may be interrupted; null leaves it to the policy.</summary>
    public bool? Interruptible { get; init; }

    /// <summary>How often an answer to it has failed.</summary>
    public int Failures { get; init; }

    /// <summary>How often it was answered in writing, which nobody hears.</summary>
    public int Writings { get; init; }

    /// <summary>How often the service has refused it.</summary>
    public int Refusals { get; init; }
}
