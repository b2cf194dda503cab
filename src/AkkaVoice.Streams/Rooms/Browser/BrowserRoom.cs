using System.Net.WebSockets;
using System.Text;
using Akka;
using Akka.Streams.Dsl;
using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>
/// A room in a browser tab, over one WebSocket: audio both ways as binary frames of 20 ms, everything else as JSON (docs/browser.md). Bounded in all
/// directions: a browser that sends too much, or reads, answers or plays too slowly, is disconnected with a reason.
/// </summary>
public sealed class BrowserRoom : IRoom
{
    /// <summary>The version of the protocol.</summary>
    public const int Version = 1;

    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(1);
    // Shorter than a session waits for its room to be left.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<BrowserClose> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebSocket _socket;
    private readonly BrowserRoomOptions _options;
    private readonly TimeProvider _time;
    private readonly RoundTrip _roundTrip;
    private readonly BrowserSender _sender;
    private readonly QueuedMicrophone _microphone;
    private readonly BrowserSpeaker _speaker;
    private long _openedAt;
    private bool _isRunning;
    private volatile bool _hasStarted;

    /// <summary>A room for a browser that has connected.</summary>
    /// <param name="socket">Its socket, open; whoever gave it disposes it when <see cref="RunAsync"/> has returned.</param>
    /// <param name="options">The limits.</param>
    /// <param name="time">Its clock.</param>
    public BrowserRoom(WebSocket socket, BrowserRoomOptions options, TimeProvider time)
    {
        (_socket, _options, _time, Name) = (socket, options, time, options.Name);
        _roundTrip = new RoundTrip(time);
        _sender = new BrowserSender(socket, options.MaxWaitingBytes, time);
        _sender.Overflowed += () => End(BrowserClose.TooSlow("The browser reads too slowly."));
        _microphone = new QueuedMicrophone(options.MicrophoneQueueMs, time);
        _speaker = new BrowserSpeaker(_sender, _roundTrip, options.QueueMs, time);
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public Source<AudioFrame, NotUsed> Microphone => _microphone.Source;

    /// <inheritdoc />
    public ISpeaker Speaker => _speaker;

    /// <summary>What has happened so far; safe to read on any thread.</summary>
    public BrowserStatistics Statistics => new(
        _microphone.Arrived, _microphone.Dropped * 20, _microphone.Filled * 20, _speaker.VoiceFrames, _speaker.Concealed / 24, _roundTrip.Time);

    /// <summary>Completes once the end is decided, by either side: what the room is for need not begin any more. The last messages may still be on their way.</summary>
    public Task<BrowserClose> Ended => _end.Task;

    /// <summary>Sends a JSON object to the page. Never waits; safe on any thread.</summary>
    /// <param name="json">One object.</param>
    public void Send(string json) => _sender.Send(Encoding.UTF8.GetBytes(json));

    /// <summary>Ends the connection behind what was sent. The first end counts; safe on any thread.</summary>
    /// <param name="close">How, and why.</param>
    public void End(BrowserClose close)
    {
        if (_end.TrySetResult(close))
            _microphone.Leave();
    }

    /// <summary>Holds the connection until it is over. To be called once; never faults for what the browser does.</summary>
    /// <param name="onCommand">Takes the person's commands, one at a time; the first is a <see cref="BrowserCommand.Start"/>. It must hand over and return.</param>
    /// <returns>How it ended.</returns>
    public async Task<BrowserClose> RunAsync(Action<BrowserCommand> onCommand)
    {
        _isRunning = true;
        _openedAt = _time.GetTimestamp();
        var reader = new BrowserReader(_socket, _options, _time)
        {
            OnMicrophone = _microphone.Add,
            OnReport = _speaker.Report,
            OnCommand = command => Obey(command, onCommand),
        };
        var sending = _sender.RunAsync();
        var reading = ReadAsync(reader);
        BrowserClose close;
        await using (_time.CreateTimer(static room => ((BrowserRoom)room!).Watch(), this, Probe, Probe).ConfigureAwait(false))
            close = await _end.Task.ConfigureAwait(false);

        _sender.Close(close);
        try
        {
            await LeaveAsync(Task.WhenAll(sending, reading)).ConfigureAwait(false);
        }
        finally
        {
            _over.TrySetResult();
        }

        return close;
    }

    /// <summary>Ends the connection in good order, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        End(BrowserClose.Refuse(WebSocketCloseStatus.NormalClosure, "The session has ended."));
        if (_isRunning)
            await _over.Task.ConfigureAwait(false);
    }

    private async Task ReadAsync(BrowserReader reader)
    {
        try
        {
            End(await reader.RunAsync().ConfigureAwait(false));
        }
        catch (Exception)
        {
            // A fault of ours: the browser is told, and whoever runs the room learns what it was.
            End(BrowserClose.Refuse(WebSocketCloseStatus.InternalServerError, "Something went wrong in the service."));
            throw;
        }

        // Whoever is told to go gets the time to read why: unread data would make the system cut the connection instead.
        await reader.DrainAsync().ConfigureAwait(false);
    }

    private async Task LeaveAsync(Task all)
    {
        try
        {
            await all.WaitAsync(Linger, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _socket.Abort();
            await all.ConfigureAwait(false);
        }
    }

    private void Obey(BrowserCommand command, Action<BrowserCommand> onCommand)
    {
        switch (command)
        {
            case BrowserCommand.Pong pong:
                if (!_roundTrip.Answer(pong.Number))
                    throw new FormatException($"Nobody asked for pong {pong.Number}.");
                return;
            case BrowserCommand.Start when _hasStarted:
                throw new FormatException("The session has started already.");
            case BrowserCommand.Start:
                _hasStarted = true;
                break;
            default:
                if (!_hasStarted)
                    throw new FormatException("The first command must be start.");
                break;
        }

        onCommand(command);
    }

    private void Watch()
    {
        if (!_hasStarted && _time.GetElapsedTime(_openedAt) > _options.Patience)
            End(BrowserClose.TooSlow("The browser did not start a session in time."));
        else if (_sender.Stuck > _options.Patience || _roundTrip.Waiting > _options.Patience)
            End(BrowserClose.TooSlow("The browser does not read or answer in time."));
        else if (_speaker.Stalled > _options.Patience)
            End(BrowserClose.TooSlow("The browser does not play what it is given."));
        else
            Send($$"""{"type":"room_ping","number":{{_roundTrip.Ask()}},"round_trip_ms":{{(int)_roundTrip.Time.TotalMilliseconds}}}""");
    }
}
