using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>
/// Beside the audio: what the room's front ends are told of a session (state, words of both sides as they are heard), and what they may tell it
/// (text, calls). In the words of LiveKit's own agents.
/// </summary>
internal sealed class RoomSideChannel : IAsyncDisposable
{
    /// <summary>How long what is left to tell may take at the end.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly IRoomWire _wire;
    private readonly ILogger _logger;
    private readonly Outbox _outbox = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Task _telling;
    private int _disposed;
    private SessionHandle? _session;

    public RoomSideChannel(IRoomWire wire, TimeProvider time, ILogger logger)
    {
        (_wire, _logger) = (wire, logger);
        // Who joined anew is somebody new to the room: its attributes are again those of its token.
        wire.OnRestored(_outbox.Repeat);
        _telling = Task.Run(() => new RoomTeller(wire, _outbox, time, logger).RunAsync(_over.Token));
    }

    /// <summary>Takes the session's events; see <see cref="SessionSpec.OnEvent"/>.</summary>
    public void Tell(SessionEvent happened)
    {
        switch (happened)
        {
            case AgentStateEvent changed:
                _outbox.Put(changed.State);
                break;

            case HeardEvent heard:
                _outbox.Put(Speaker.Assistant, heard.ItemId, heard.Text, final: false);
                break;

            case TranscriptEvent { Role: Speaker.Assistant } said:
                _outbox.Put(said.Role, said.ItemId, said.Heard, said.Final);
                break;

            // Who typed it sees it already.
            case TranscriptEvent said when !IsTyped(said.ItemId):
                _outbox.Put(said.Role, said.ItemId, said.Text, said.Final);
                break;
        }
    }

    /// <summary>Opens the way in: from here on front ends reach the session.</summary>
    public void Open(SessionHandle session)
    {
        _session = session;
        _wire.OnText(Names.Chat, OnTextAsync);
        new FrontEndCalls(_wire, session, _logger).Register();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _outbox.Close();
        _over.CancelAfter(Farewell);
        try
        {
            await _telling.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The room did not take it in time.
        }

        _over.Dispose();
    }

    private bool IsTyped(string itemId) => _session is { } session && session.Journal.TryFind<PersonItem>(itemId, out var item) && item.Typed;

    private Task OnTextAsync(string sender, string text)
    {
        var why = _wire.Person is { } person && sender != person ? "the agent listens to somebody else"
            : string.IsNullOrWhiteSpace(text) ? "it is empty"
            : text.Length > FrontEndCalls.MaxText ? $"it is longer than {FrontEndCalls.MaxText} characters"
            : null;
        if (why is not null) SideChannelLog.TextRefused(_logger, sender, why);
        else _ = _session!.SendTextAsync(text);
        return Task.CompletedTask;
    }
}
