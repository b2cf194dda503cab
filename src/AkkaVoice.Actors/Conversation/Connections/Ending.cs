using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>The end of a connection, which comes once.</summary>
internal static class Ending
{
    /// <summary>Nobody wants the connection any more.</summary>
    internal static void HangUp(Linking linking)
    {
        var state = linking.State;
        if (state.Status == ConnectionStatus.Closing)
        {
            return;
        }

        ClearAll(linking);
        if (state is { Serving: null, Next: null })
        {
            End(linking, ConnectionStatus.Closed, null, null);
            return;
        }

        HangUpAll(linking);

        // One ending is waited for. A successor that never served is let go without a word.
        linking.Change(s => s with { Next = s.Serving is null ? s.Next : null });
        linking.Do(new SetDeadline(ConnectionDeadline.Close, linking.Options.CloseTimeout));
        linking.Report(ConnectionStatus.Closing);
    }

    internal static void Closed(Linking linking)
    {
        ClearAll(linking);
        End(linking, ConnectionStatus.Closed, null, null);
    }

    internal static void Fail(Linking linking, SessionEndReason reason, string message)
    {
        ClearAll(linking);
        HangUpAll(linking);
        End(linking, ConnectionStatus.Failed, reason, message);
    }

    private static void End(Linking linking, ConnectionStatus status, SessionEndReason? reason, string? message)
    {
        linking.Change(state => state with { Serving = null, Next = null });
        linking.Report(status);
        linking.Do(new Conclude(reason, message));
    }

    private static void HangUpAll(Linking linking)
    {
        if (linking.State.Next is { } next)
        {
            linking.Do(next.Phase == LinkPhase.Dialling ? new AbandonDial(next.Number) : new HangUp(next.Number));
        }

        if (linking.State.Serving is { } serving)
        {
            linking.Do(new HangUp(serving.Number));
        }
    }

    private static void ClearAll(Linking linking)
    {
        foreach (var deadline in Enum.GetValues<ConnectionDeadline>())
        {
            linking.Do(new ClearDeadline(deadline));
        }
    }
}
