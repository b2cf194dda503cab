using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>Making a link, again and again within a budget that only a healthy link refills.</summary>
internal static class Attempts
{
    // While a link serves there is no hurry, and no budget either: its own end is the bound.
    private static readonly TimeSpan RotationPause = TimeSpan.FromSeconds(10);

    internal static void Dial(Linking linking)
    {
        linking.Change(state => state with
        {
            Attempt = state.Attempt + 1,
            TryingSince = state.TryingSince ?? linking.At,
            LastLink = state.LastLink + 1,
            Next = new LinkState(state.LastLink + 1),
        });
        linking.Do(new Dial(linking.State.LastLink));
        linking.Do(new SetDeadline(ConnectionDeadline.Step, linking.Options.DialTimeout));
        linking.Report(ConnectionStatus.Dialling, linking.State.Attempt);
    }

    /// <summary>The link that was being made has come to nothing.</summary>
    internal static void Failed(Linking linking, Loss loss)
    {
        var failed = linking.State.Next!;
        linking.Do(new ClearDeadline(ConnectionDeadline.Step));
        linking.Change(state => state with { Next = null });
        if (failed.Phase == LinkPhase.Standby)
        {
            linking.Do(new WithdrawStandby(failed.Number));
        }

        if (linking.State.Serving is null)
        {
            Again(linking, loss);
        }
        else
        {
            AgainLater(linking, loss);
        }
    }

    /// <summary>Tries again after a pause, if there is anything left of the budget; else it is the end.</summary>
    internal static void Again(Linking linking, Loss loss)
    {
        var (state, options) = (linking.State, linking.Options);
        if (loss.Final)
        {
            Ending.Fail(linking, loss.Reason, loss.Message);
            return;
        }

        var (pause, jitter) = Backoff.Choose(state.Jitter, Math.Max(1, state.Attempt), options.Backoff, options.MaxBackoff);
        linking.Change(s => s with { Jitter = jitter, TryingSince = s.TryingSince ?? linking.At });
        var budget = state.EverServed ? options.RetryFor : options.FirstRetryFor;

        // A first connection that was slow to come and was lost then has not been tried again at all. One that never came was waited for.
        var firstLoss = !state.EverServed && state.Attempt == 1 && loss.Reason != SessionEndReason.TimedOut;
        var late = linking.At + pause - linking.State.TryingSince > budget && !firstLoss;
        if (late || state.Attempt >= options.MaxAttempts)
        {
            Spent(linking, loss);
            return;
        }

        linking.Do(new SetDeadline(ConnectionDeadline.Retry, pause));
        linking.Report(ConnectionStatus.Reconnecting, state.Attempt + 1, loss.Message, pause);
    }

    private static void AgainLater(Linking linking, Loss loss)
    {
        linking.Do(new ReportFailure("rotation_failed", loss.Final ? ErrorClass.Rotate : ErrorClass.Retry, loss.Message));
        if (loss.Final)
        {
            linking.Change(state => state with { Refusal = new LinkRefusal(loss.Reason, loss.Message) });
            return;
        }

        linking.Do(new SetDeadline(ConnectionDeadline.Retry, RotationPause));
    }

    private static void Spent(Linking linking, Loss loss)
    {
        if (!linking.State.EverServed)
        {
            Ending.Fail(linking, loss.Reason, loss.Message);
            return;
        }

        var tried = linking.At - linking.State.TryingSince!.Value;
        Ending.Fail(
            linking,
            SessionEndReason.ConnectionLost,
            $"No connection could be kept for {tried.TotalSeconds:0.#} s, in {linking.State.Attempt} attempts. The last: {loss.Message}");
    }
}
