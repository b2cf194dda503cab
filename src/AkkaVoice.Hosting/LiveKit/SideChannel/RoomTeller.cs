using AkkaVoice.Actors.Events;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>
/// Tells the room what the outbox holds: the agent's state as an attribute, words as text streams and transcription packets. What a room that is
/// away could not be told is tried again, <see cref="Tries"/> times, each <see cref="Pause"/> later or when there is something else to tell.
/// </summary>
internal sealed class RoomTeller(IRoomWire wire, Outbox outbox, TimeProvider time, ILogger logger)
{
    /// <summary>How often words are tried in a row before they are given up.</summary>
    public const int Tries = 10;

    /// <summary>How long it takes until it is tried again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _more = true;
    private bool _owes;

    /// <summary>Runs until the outbox is closed and empty.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (_more)
        {
            _more = await WaitAsync(cancellation).ConfigureAwait(false);
            _owes = false;
            if (outbox.TakeState() is { } state) await TellAsync(state, cancellation).ConfigureAwait(false);
            foreach (var segment in outbox.Segments())
            {
                if (segment.Take() is { } words) await TellAsync(segment, words.Text, words.Final, cancellation).ConfigureAwait(false);
            }
        }

        // What was not said to its end: front ends wait for the end of each stream.
        foreach (var open in outbox.Segments().Where(segment => segment.Stream is not null))
        {
            if (await TryAsync(() => open.Stream!.CloseAsync(Attributes(null, wire.AgentTrack, true), cancellation), cancellation).ConfigureAwait(false) is { } why)
                Log("a transcript's end", why, again: false);
        }
    }

    private async Task<bool> WaitAsync(CancellationToken cancellation)
    {
        await using var again = _owes ? time.CreateTimer(_ => outbox.Wake(), null, Pause, Timeout.InfiniteTimeSpan) : null;
        return await outbox.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task TellAsync(AgentState state, CancellationToken cancellation)
    {
        var attributes = new Dictionary<string, string> { [Names.State] = state.ToString().ToLowerInvariant() };
        if (await TryAsync(() => wire.SetAttributesAsync(attributes, cancellation), cancellation).ConfigureAwait(false) is not { } why) return;
        Log("its state", why, again: _more);
        if (!_more) return;
        outbox.PutBack(state);
        _owes = true;
    }

    private async Task TellAsync(Segment segment, string text, bool final, CancellationToken cancellation)
    {
        var (speaker, track) = segment.Role == Speaker.Assistant ? (wire.AgentIdentity, wire.AgentTrack) : (wire.Person, wire.PersonTrack);
        // Words of somebody who was never there to be linked to: nobody in the room can be shown as their speaker.
        var why = speaker is null ? null : await TryAsync(() => segment.Role == Speaker.Assistant
            ? GrowAsync(segment, text, final, speaker, track, cancellation)
            : RepeatAsync(segment, text, final, speaker, track, cancellation), cancellation).ConfigureAwait(false);
        if (why is not null && await OwesAsync(segment, why, cancellation).ConfigureAwait(false)) return;
        if (final) outbox.Remove(segment);
        if (why is not null || speaker is null || track is null) return;
        segment.Failures = 0;
        // For front ends from before there were text streams; the others know it already.
        if (await TryAsync(() => wire.SendTranscriptionAsync(speaker, track, segment.Id, text, final, cancellation), cancellation).ConfigureAwait(false) is { } lost)
            Log("a transcription packet", lost, again: false);
    }

    /// <summary>Has words tried again, in a stream of their own: the receivers may know a part of the one that failed.</summary>
    private async Task<bool> OwesAsync(Segment segment, string why, CancellationToken cancellation)
    {
        if (segment.Restart() is { } broken)
            await TryAsync(() => broken.AbortAsync("it could not be sent; it follows anew", cancellation), cancellation).ConfigureAwait(false);
        var again = ++segment.Failures < Tries && _more;
        Log("a transcript", why, again);
        if (!again) return false;
        segment.PutBack();
        return _owes = true;
    }

    private async Task GrowAsync(Segment segment, string text, bool final, string speaker, string? track, CancellationToken cancellation)
    {
        // Who joined anew has another track, and is somebody else: nobody in the room waits for what its former streams still bring.
        if (segment.Track is { } former && track is not null && track != former && segment.Restart() is { } stale)
            await TryAsync(() => stale.AbortAsync("its sender joined anew", cancellation), cancellation).ConfigureAwait(false);
        segment.Stream ??= await wire.OpenTextAsync(Names.Transcription, speaker, Attributes(segment, track, false), cancellation).ConfigureAwait(false);
        segment.Track ??= track;
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

    private void Log(string what, string why, bool again)
    {
        if (again) SideChannelLog.NotToldYet(logger, what, why);
        else SideChannelLog.NotTold(logger, what, why);
    }

    /// <returns>Why it could not be done; null when it was.</returns>
    private static async Task<string?> TryAsync(Func<Task> tell, CancellationToken cancellation)
    {
        try
        {
            await tell().ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            return e.Message;
        }
    }
}
