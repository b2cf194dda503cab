using AkkaVoice.Actors.Events;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>Tells the room what the outbox holds: the agent's state as an attribute, words as text streams and transcription packets.</summary>
internal sealed class RoomTeller(IRoomWire wire, Outbox outbox, ILogger logger)
{
    /// <summary>Runs until the outbox is closed and empty.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var more = true; more;)
        {
            more = await outbox.WaitAsync(cancellation).ConfigureAwait(false);
            if (outbox.TakeState() is { } state) await TryAsync("its state", () => TellAsync(state, cancellation), cancellation).ConfigureAwait(false);
            foreach (var segment in outbox.Segments())
            {
                if (segment.Take() is { } words)
                    await TryAsync("a transcript", () => TellAsync(segment, words.Text, words.Final, cancellation), cancellation).ConfigureAwait(false);
            }
        }

        // What was not said to its end: front ends wait for the end of each stream.
        foreach (var open in outbox.Segments().Where(segment => segment.Stream is not null))
        {
            await TryAsync("a transcript's end", () => open.Stream!.CloseAsync(Attributes(null, wire.AgentTrack, true), cancellation), cancellation)
                .ConfigureAwait(false);
        }
    }

    private Task TellAsync(AgentState state, CancellationToken cancellation) =>
        wire.SetAttributesAsync(new Dictionary<string, string> { [Names.State] = state.ToString().ToLowerInvariant() }, cancellation);

    private async Task TellAsync(Segment segment, string text, bool final, CancellationToken cancellation)
    {
        if (final) outbox.Remove(segment);
        var (speaker, track) = segment.Role == Speaker.Assistant ? (wire.AgentIdentity, wire.AgentTrack) : (wire.Person, wire.PersonTrack);
        // Words of somebody who was never there to be linked to: nobody in the room can be shown as their speaker.
        if (speaker is null) return;
        if (segment.Role == Speaker.Assistant) await GrowAsync(segment, text, final, speaker, track, cancellation).ConfigureAwait(false);
        else await RepeatAsync(segment, text, final, speaker, track, cancellation).ConfigureAwait(false);
        if (track is not null) await wire.SendTranscriptionAsync(speaker, track, segment.Id, text, final, cancellation).ConfigureAwait(false);
    }

    private async Task GrowAsync(Segment segment, string text, bool final, string speaker, string? track, CancellationToken cancellation)
    {
        segment.Stream ??= await wire.OpenTextAsync(Names.Transcription, speaker, Attributes(segment, track, false), cancellation).ConfigureAwait(false);
        if (text.Length > segment.Sent.Length)
        {
            await segment.Stream.WriteAsync(text[segment.Sent.Length..], cancellation).ConfigureAwait(false);
            segment.Sent = text;
        }

        if (!final) return;
        await segment.Stream.CloseAsync(Attributes(null, track, true), cancellation).ConfigureAwait(false);
    }

    private async Task RepeatAsync(Segment segment, string text, bool final, string speaker, string? track, CancellationToken cancellation)
    {
        var stream = await wire.OpenTextAsync(Names.Transcription, speaker, Attributes(segment, track, final), cancellation).ConfigureAwait(false);
        await stream.WriteAsync(text, cancellation).ConfigureAwait(false);
        await stream.CloseAsync(new Dictionary<string, string>(), cancellation).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Attributes(Segment? segment, string? track, bool final)
    {
        var attributes = new Dictionary<string, string> { [Names.Final] = final ? "true" : "false" };
        if (segment is not null) attributes[Names.Segment] = segment.Id;
        if (track is not null) attributes[Names.Track] = track;
        return attributes;
    }

    // A room that is away for a moment costs what could not be told, and not the call.
    private async Task TryAsync(string what, Func<Task> tell, CancellationToken cancellation)
    {
        try
        {
            await tell().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            SideChannelLog.NotTold(logger, what, e.Message);
        }
    }
}
