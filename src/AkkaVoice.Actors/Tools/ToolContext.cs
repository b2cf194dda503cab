using AkkaVoice.Actors.Sessions;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>Where a tool call comes from. A tool's method asks for it with a parameter of this type, which the model does not see.</summary>
/// <param name="Session">The session: has the agent speak, or ends the conversation.</param>
/// <param name="CallId">The call.</param>
/// <param name="Agent">The agent in force when the call was made.</param>
/// <param name="Room">The room's name.</param>
/// <param name="Participant">Who the person is.</param>
public sealed record ToolContext(SessionHandle Session, string CallId, string Agent, string Room, string Participant)
{
    internal static ToolContext Of(AIFunctionArguments arguments) =>
        arguments.Context?.TryGetValue(typeof(ToolContext), out var context) == true && context is ToolContext found
            ? found
            : throw new InvalidOperationException("The tool was not called by a session.");
}
