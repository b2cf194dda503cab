using System.Collections.Immutable;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>
/// A session's connection: one link in service, its successor made while it still serves, lost ones replaced within bounds, and
/// one clear end.
/// </summary>
/// <remarks>
/// <code>
///  dial ─► Dialling ──answered──► Configuring ──settings in force──► Ready ◄──────────────switched──────────────┐
///             ▲                        │                             │  │                                       │
///             │ pause over             │ lost, late                  │  └─ expiry, age, context ─► Rotating ────┤
///             │                        ▼                             │     (the old link serves on)             │
///        Reconnecting ◄────────────────┴──────────── lost, silent ◄──┘◄─────────────────────────────────────────┘
///             └─ refused, or the budget is spent ─► Failed
///  hang up, at any time ─► Closing ──closed, or late──► Closed
/// </code>
/// </remarks>
public static class ConnectionMachine
{
    /// <summary>The id under which the settings are sent, so that a fault can be laid to them.</summary>
    public const string ConfigureId = "configure";

    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="change">What happened.</param>
    /// <param name="options">Deadlines.</param>
    /// <returns>How things stand now, and what is to be done.</returns>
    public static (ConnectionState State, ImmutableArray<ConnectionEffect> Effects) Decide(
        ConnectionState state, ConnectionChange change, ConnectionOptions options)
    {
        var linking = new Linking(state, options, change.At);
        if (!state.Over)
        {
            Apply(linking, change);
        }
        else if (change is Dialled late)
        {
            // Answered after it was given up: nobody wants it any more.
            linking.Do(new HangUp(late.Link));
        }

        return (linking.State, linking.Effects);
    }

    /// <summary>Whether a connection's fate can hang on an event; the others need not be told here.</summary>
    /// <param name="realtimeEvent">What the service said.</param>
    /// <returns>Whether it can.</returns>
    internal static bool Concerns(RealtimeEvent realtimeEvent) => realtimeEvent
        is SessionOpened or SessionConfigured or ResponseStarted or ResponseFinished or RealtimeFaulted or Disconnected;

    private static void Apply(Linking linking, ConnectionChange change)
    {
        var state = linking.State;
        switch (change)
        {
            case DialWanted wanted when state.Status is null:
                linking.Change(s => s with { Jitter = wanted.Seed, EverServed = wanted.Served });
                Attempts.Dial(linking);
                break;

            case Dialled dialled when state is { Status: not ConnectionStatus.Closing, Next: { Phase: LinkPhase.Dialling } next }
                && next.Number == dialled.Link:
                linking.Change(s => s with { Next = next with { Phase = LinkPhase.Configuring } });
                linking.Do(new SendSettings(dialled.Link));
                linking.Do(new SetDeadline(ConnectionDeadline.Step, linking.Options.ConfigureTimeout));
                linking.Report(ConnectionStatus.Configuring);
                break;

            case Dialled late:
                linking.Do(new HangUp(late.Link));
                break;

            case DialFailed when state.Status == ConnectionStatus.Closing && state.Serving is null:
                Ending.Closed(linking);
                break;

            case DialFailed failed when state.Next?.Number == failed.Link:
                Attempts.Failed(linking, Losses.Of(failed));
                break;

            // A session that has just begun has not ended: who reads that from the clock has a wrong one, and goes by the session's age alone.
            case LifetimeTold told when told.Left > TimeSpan.Zero:
                linking.ChangeLink(told.Link, link => link with { ExpiresAt = linking.At + told.Left });
                break;

            case LifetimeTold:
                break;

            case ServiceSaid said when state.Next?.Number == said.Link:
                OnCandidate(linking, said.Event);
                break;

            case ServiceSaid said when state.Serving?.Number == said.Link:
                InService.OnSaid(linking, said.Event);
                break;

            case Switched switched when state.Next is { Phase: LinkPhase.Standby } next && next.Number == switched.Link:
                Rotation.Switched(linking);
                break;

            case RotationWanted:
                Rotation.Begin(linking, RotationReason.Requested);
                break;

            case DeadlinePassed passed:
                OnDeadline(linking, passed.Deadline);
                break;

            case HangUpWanted:
                Ending.HangUp(linking);
                break;
        }
    }

    private static void OnCandidate(Linking linking, RealtimeEvent realtimeEvent)
    {
        switch (realtimeEvent)
        {
            case SessionConfigured when linking.State.Next is { Phase: LinkPhase.Configuring } next:
                linking.Do(new ClearDeadline(ConnectionDeadline.Step));
                if (linking.State.Serving is null)
                {
                    InService.HandOver(linking, next);
                }
                else
                {
                    Rotation.Offer(linking, next);
                }

                break;

            case RealtimeFaulted faulted when Losses.Of(faulted.Fault, linking.State.Next!) is { } loss:
                linking.Do(new HangUp(linking.State.Next!.Number));
                Attempts.Failed(linking, loss);
                break;

            case Disconnected when linking.State.Status == ConnectionStatus.Closing:
                Ending.Closed(linking);
                break;

            case Disconnected lost:
                Attempts.Failed(linking, Losses.Of(lost));
                break;
        }
    }

    private static void OnDeadline(Linking linking, ConnectionDeadline deadline)
    {
        switch (deadline)
        {
            case ConnectionDeadline.Step when linking.State.Next is { Phase: LinkPhase.Dialling } next:
                linking.Do(new AbandonDial(next.Number));
                Attempts.Failed(linking, Losses.NoAnswer(linking.Options));
                break;

            case ConnectionDeadline.Step when linking.State.Next is { Phase: LinkPhase.Configuring } next:
                linking.Do(new HangUp(next.Number));
                Attempts.Failed(linking, Losses.NotConfirmed(linking.Options));
                break;

            case ConnectionDeadline.Retry when linking.State is { Next: null, Status: not ConnectionStatus.Closing }:
                Attempts.Dial(linking);
                break;

            case ConnectionDeadline.Health when linking.State.Serving is not null:
                InService.Healthy(linking);
                break;

            case ConnectionDeadline.Life when linking.State.Serving is { } serving:
                linking.Do(new HangUp(serving.Number));
                InService.Lost(linking, Losses.Silent(linking.Options));
                break;

            case ConnectionDeadline.Rotate:
                Rotation.Due(linking);
                break;

            case ConnectionDeadline.Switch:
                Rotation.Overdue(linking);
                break;

            case ConnectionDeadline.Close when linking.State.Status == ConnectionStatus.Closing:
                Ending.Closed(linking);
                break;
        }
    }
}
