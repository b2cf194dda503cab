using Akka.Event;
using AkkaVoice.Actors.Agents;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>What the session and its <see cref="ToolBroker"/> say to each other.</summary>
public static class ToolProtocol
{
    /// <summary>Run a tool. Answered by one <see cref="Answer"/> for each call id, however often it is asked.</summary>
    /// <param name="CallId">The call.</param>
    /// <param name="Name">The tool.</param>
    /// <param name="Arguments">Its arguments as the model wrote them.</param>
    public sealed record Run(string CallId, string Name, string Arguments);

    /// <summary>Offer other tools from here on. Calls that run go on.</summary>
    /// <param name="Tools">The tools.</param>
    /// <param name="Options">Limits of a call.</param>
    public sealed record Use(IReadOnlyList<AIFunction> Tools, ToolOptions Options);

    /// <summary>Give up a call. It is cancelled, and not answered.</summary>
    /// <param name="CallId">The call.</param>
    public sealed record Cancel(string CallId);

    /// <summary>A tool says how far it has come.</summary>
    /// <param name="CallId">The call.</param>
    /// <param name="Text">What it says.</param>
    public sealed record Progress(string CallId, string Text) : IDeadLetterSuppression;

    /// <summary>A tool's answer.</summary>
    /// <param name="CallId">The call.</param>
    /// <param name="Ok">Whether the tool did what it should.</param>
    /// <param name="Output">What the model is to be told; safe to tell.</param>
    public sealed record Answer(string CallId, bool Ok, string Output) : IDeadLetterSuppression
    {
        /// <summary>To which agent the tool wants to hand the conversation; null for none.</summary>
        public Handoff? Handoff { get; init; }
    }
}
