using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>The link that serves the session: how it comes to that, what it shows of its health, and its loss.</summary>
internal static class InService
{
    /// <summary>There is no link in service, and this one may be.</summary>
    internal static void HandOver(Linking linking, LinkState link)
    {
        linking.Do(new HandOver(link.Number));
        Begin(linking, link);
    }

    /// <summary>A link serves from here on.</summary>
    internal static void Begin(Linking linking, LinkState link)
    {
        linking.Change(state => state with
        {
            Serving = link with { Phase = LinkPhase.Serving },
            Next = null,
            EverServed = true,
            Rotating = null,
            SwitchOverdue = false,
        });
        linking.Do(new ClearDeadline(ConnectionDeadline.Life));
        linking.Do(new SetDeadline(ConnectionDeadline.Health, linking.Options.HealthyAfter));
        linking.Do(new ClearDeadline(ConnectionDeadline.Switch));
        linking.Do(new SetDeadline(ConnectionDeadline.Rotate, Rotation.DueIn(linking, link)));
        linking.Report(ConnectionStatus.Ready);
    }

    internal static void OnSaid(Linking linking, RealtimeEvent realtimeEvent)
    {
        switch (realtimeEvent)
        {
            case ResponseStarted:
                linking.Do(new SetDeadline(ConnectionDeadline.Life, linking.Options.LifeTimeout));
                break;

            case ResponseFinished finished:
                linking.Do(new ClearDeadline(ConnectionDeadline.Life));
                if (finished.Outcome == ResponseOutcome.Completed)
                {
                    Healthy(linking);
                }

                Rotation.Weigh(linking, finished.Usage);
                break;

            case RealtimeFaulted faulted:
                OnFault(linking, faulted.Fault);
                break;

            case Disconnected when linking.State.Status == ConnectionStatus.Closing:
                Ending.Closed(linking);
                break;

            case Disconnected lost:
                Lost(linking, Losses.Of(lost));
                break;
        }
    }

    /// <summary>The link has proved itself: what went wrong before it does not count any more.</summary>
    internal static void Healthy(Linking linking)
    {
        linking.Do(new ClearDeadline(ConnectionDeadline.Health));
        linking.Change(state => state with { Attempt = 0, TryingSince = null });
    }

    /// <summary>The link in service is gone. One that stands by takes its place at once.</summary>
    internal static void Lost(Linking linking, Loss loss)
    {
        var (lost, next, refusal) = (linking.State.Serving!, linking.State.Next, linking.State.Refusal);
        linking.Change(state => state with
        {
            Serving = null,
            Rotating = null,

            // The attempts at a successor were made at leisure; the budget is for the time without a link.
            Attempt = state.Rotating is null ? state.Attempt : 0,
            TryingSince = state.Rotating is null ? state.TryingSince : null,
        });
        foreach (var deadline in (ReadOnlySpan<ConnectionDeadline>)[
            ConnectionDeadline.Health, ConnectionDeadline.Life, ConnectionDeadline.Rotate, ConnectionDeadline.Switch])
        {
            linking.Do(new ClearDeadline(deadline));
        }

        if (!loss.Final && next is { Phase: LinkPhase.Standby })
        {
            HandOver(linking, next);
            return;
        }

        linking.Do(new TellLost(lost.Number));
        if (!loss.Final && refusal is not null)
        {
            Ending.Fail(linking, refusal.Reason, refusal.Message);
        }
        else if (!loss.Final && next is not null)
        {
            // The successor is on its way already: no pause.
            linking.Report(ConnectionStatus.Reconnecting, Math.Max(1, linking.State.Attempt), loss.Message, TimeSpan.Zero);
        }
        else
        {
            Attempts.Again(linking, loss);
        }
    }

    private static void OnFault(Linking linking, RealtimeFault fault)
    {
        switch (FaultTable.Classify(fault))
        {
            case ErrorClass.Fatal when linking.State.Status != ConnectionStatus.Closing:
                Ending.Fail(linking, SessionEndReason.AccountProblem, fault.Message);
                break;

            case ErrorClass.Rotate when linking.State.Status != ConnectionStatus.Closing:
                // Nothing more is to be had from it; that it is closed, too, need not be waited for.
                linking.Do(new HangUp(linking.State.Serving!.Number));
                Lost(linking, new Loss(SessionEndReason.Expired, fault.Message));
                break;
        }
    }
}
