using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Rules;

/// <summary>
/// Handoffs between agents. One happens at one instant, when the tool that wants it answers: the settings go out just before the answer, so
/// that whatever the model says next it says as the new agent. What was interrupted before that instant does not happen.
/// </summary>
internal static class HandoffRules
{
    /// <summary>Decides whether the handoff that a tool wants happens.</summary>
    /// <returns>The tool's answer as the model will read it.</returns>
    internal static ToolAnswered Answered(Deciding deciding, ToolAnswered answered)
    {
        if (answered.HandsOffTo is not { } to || !deciding.State.Calls.Open.TryGetValue(answered.CallId, out var call))
        {
            return answered;
        }

        var from = deciding.State.Journal.Agent ?? deciding.Options.Agents[0];
        if (!deciding.Options.Agents.Contains(to))
        {
            return Refuse(deciding, answered, from, to, "unknown_agent", $"There is no agent named '{to}'; there are: {string.Join(", ", deciding.Options.Agents)}.");
        }

        if (IsInterrupted(deciding.State, call))
        {
            return Refuse(deciding, answered, from, to, "interrupted", $"The handoff to '{to}' did not happen: the person interrupted.");
        }

        Switch(deciding, from, to, tellService: true);
        deciding.Announce(new HandoffEvent(from, to, Ok: true));
        return answered;
    }

    /// <summary>The service refused a change of settings: the agent before is still in force there, so it is here too.</summary>
    /// <returns>Whether the fault was about a handoff.</returns>
    internal static bool Rejected(Deciding deciding, string commandId)
    {
        if (!deciding.State.Journal.TryFind<HandoffItem>(commandId, out var handoff) || deciding.State.Journal.Agent != handoff.To)
        {
            return false;
        }

        Switch(deciding, handoff.To, handoff.From, tellService: false);
        deciding.Announce(new HandoffEvent(handoff.From, handoff.To, Ok: false, "rejected"));
        deciding.Send(new CreateItem(new TextMessage(
            ItemKind.System, $"The handoff to '{handoff.To}' did not happen. You are still '{handoff.From}'.")));
        return true;
    }

    private static ToolAnswered Refuse(Deciding deciding, ToolAnswered answered, string from, string to, string reason, string sentence)
    {
        deciding.Announce(new HandoffEvent(from, to, Ok: false, reason));
        return answered with { Ok = false, Output = ToolErrors.Json(sentence), HandsOffTo = null };
    }

    private static void Switch(Deciding deciding, string from, string to, bool tellService)
    {
        var id = $"agent_{deciding.State.Journal.Items.Count(item => item is HandoffItem) + 1}";
        deciding.Write(journal => journal.Add(new HandoffItem(id, deciding.At, from, to)));
        deciding.Do(new SwitchAgent(to, tellService ? id : null));
    }

    /// <summary>Whether the person (or a program) cut into the answer that the call is part of, or had a turn since.</summary>
    private static bool IsInterrupted(ConversationState state, OpenCall call) =>
        state.Responses.Dropped.Contains(call.ResponseId)
        || state.Voice.Flushes.Exists(flush => flush.ResponseIds.Contains(call.ResponseId))
        || state.Journal.Items.Exists(item => item switch
        {
            AssistantItem { Progress: AssistantProgress.Cut or AssistantProgress.Unheard } said => said.ResponseId == call.ResponseId,
            PersonItem { Committed: true, Ignored: false } person => person.At > call.Since,
            _ => false,
        });
}
