using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>Replacing a link before it ends: the successor is made first, and taken into service at a good moment.</summary>
internal static class Rotation
{
    /// <summary>How long a link may serve from now on: up to its age, or to some time before the service ends it.</summary>
    internal static TimeSpan DueIn(Linking linking, LinkState link)
    {
        var options = linking.Options;
        if (link.ExpiresAt is not { } expiry)
        {
            return options.RotateAfter;
        }

        var left = expiry - linking.At;
        var margin = left / 4 < options.RotateBeforeExpiry ? left / 4 : options.RotateBeforeExpiry;
        var due = left - margin;
        due = due < options.RotateAfter ? due : options.RotateAfter;
        return due > TimeSpan.Zero ? due : TimeSpan.Zero;
    }

    /// <summary>The link has served long enough.</summary>
    internal static void Due(Linking linking)
    {
        if (linking.State.Serving is { } serving)
        {
            var byAge = serving.ExpiresAt is not { } expiry || expiry - linking.At > linking.Options.RotateBeforeExpiry;
            Begin(linking, byAge ? RotationReason.Age : RotationReason.Expiry);
        }
    }

    /// <summary>Notes what a response cost to read, and replaces the link when that has become too much.</summary>
    internal static void Weigh(Linking linking, TokenUsage? usage)
    {
        if (usage is null || linking.State.Serving is not { } serving)
        {
            return;
        }

        var first = serving.FirstTokens ?? usage.Input;
        linking.ChangeLink(serving.Number, link => link with { FirstTokens = first });
        if (linking.Options.RotateAtTokens is > 0 and var budget && usage.Input >= budget && usage.Input >= first * 3L / 2 && usage.Input > first)
        {
            Begin(linking, RotationReason.Context);
        }
    }

    internal static void Begin(Linking linking, RotationReason reason)
    {
        if (linking.State is not { Serving: { } serving, Rotating: null, Refusal: null, Status: not ConnectionStatus.Closing })
        {
            return;
        }

        linking.Change(state => state with { Rotating = reason, SwitchOverdue = false, Attempt = 0, TryingSince = null });
        linking.Do(new ClearDeadline(ConnectionDeadline.Rotate));
        linking.Do(new SetDeadline(ConnectionDeadline.Switch, Patience(linking, serving)));
        linking.Report(ConnectionStatus.Rotating, reason: reason.ToString().ToLowerInvariant());
        Attempts.Dial(linking);
    }

    /// <summary>The successor is ready. The session chooses the moment, unless there is no time left to choose.</summary>
    internal static void Offer(Linking linking, LinkState next)
    {
        linking.Change(state => state with { Next = next with { Phase = LinkPhase.Standby } });
        linking.Do(new OfferStandby(next.Number));
        if (linking.State.SwitchOverdue)
        {
            linking.Do(new DemandSwitch(next.Number));
        }
    }

    internal static void Overdue(Linking linking)
    {
        linking.Change(state => state with { SwitchOverdue = true });
        if (linking.State.Next is { Phase: LinkPhase.Standby } next)
        {
            linking.Do(new DemandSwitch(next.Number));
        }
    }

    /// <summary>The session uses the successor; the old link is not needed any more.</summary>
    internal static void Switched(Linking linking)
    {
        var old = linking.State.Serving;
        InService.Begin(linking, linking.State.Next!);
        if (old is not null)
        {
            linking.Do(new HangUp(old.Number));
        }
    }

    private static TimeSpan Patience(Linking linking, LinkState serving)
    {
        var patience = linking.Options.SwitchWithin;
        if (serving.ExpiresAt is { } expiry && (expiry - linking.At) / 2 < patience)
        {
            patience = (expiry - linking.At) / 2;
        }

        return patience > TimeSpan.Zero ? patience : TimeSpan.Zero;
    }
}
