using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Brings a conversation whose actor failed to rest, so that the next actor can begin with its journal: what was under way gets
/// its ending, and whoever waited an outcome.
/// </summary>
internal static class SessionRestart
{
    private static readonly RequestOutcome Restarted = new(RequestStatus.Failed, null, "The session failed and was set up again.");

    public static void CloseOff(SessionRecord record, ILogger logger)
    {
        var before = record.Conversation;
        try
        {
            var closed = new SessionClosed { At = record.Elapsed };
            (record.Conversation, var effects) = ConversationMachine.Decide(before, closed, record.Spec.FullConversation);
            foreach (var announce in effects.OfType<Announce>())
            {
                SessionLog.Publish(logger, record, announce.Event, record.Elapsed);
            }
        }
        catch (Exception exception)
        {
            // The very state may be what the actor failed of; then the journal is all that is kept.
            SessionLog.NotClosed(logger, record.Id, exception);
        }

        record.SettleAll(Restarted);
        if (before.Quiet)
        {
            SessionLog.Publish(logger, record, new QuietEvent(false), record.Elapsed);
        }

        record.Conversation = ConversationRestart.Of(before, record.Conversation.Journal);
    }
}
