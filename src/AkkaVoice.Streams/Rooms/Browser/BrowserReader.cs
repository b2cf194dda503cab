using System.Buffers;
using System.Net.WebSockets;

namespace AkkaVoice.Streams.Rooms.Browser;

/// <summary>The way from the browser: reads whole messages, no longer and no more often than allowed, and sorts them.</summary>
internal sealed class BrowserReader(WebSocket socket, BrowserRoomOptions options, TimeProvider time)
{
    // Five seconds of microphone: the most that a tab which stood still catches up with at once.
    private const int FreeDrainBytes = 5 * 50 * BrowserFrame.AudioBytes;
    private const int DrainBytes = 4_096;
    private static readonly TimeSpan TricklePause = TimeSpan.FromMilliseconds(50);

    // A tab that stood still for a moment catches up at once; sound cards run up to 2 % fast.
    private readonly RateLimit _audio = new(perSecond: 51, burst: 250, time);
    private readonly RateLimit _commands = new(perSecond: 5, burst: 20, time);
    private readonly RateLimit _messages = new(options.MessagesPerSecond, 5 * options.MessagesPerSecond, time);

    /// <summary>Takes frames of the microphone; owns them.</summary>
    public required Action<Audio.AudioFrame> OnMicrophone { get; init; }

    /// <summary>Takes reports of the playout.</summary>
    public required Action<PlayoutReport> OnReport { get; init; }

    /// <summary>Takes commands; may refuse one with a <see cref="FormatException"/>.</summary>
    public required Action<BrowserCommand> OnCommand { get; init; }

    /// <summary>Whether an exception is one that sockets throw when the other side is gone or this side has given up.</summary>
    public static bool IsSocketTrouble(Exception e) =>
        e is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException;

    /// <summary>Reads until the browser closes, breaks or does what it may not. Never faults for what the browser does.</summary>
    /// <returns>How it ended.</returns>
    public async Task<BrowserClose> RunAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(options.MaxMessageBytes);
        try
        {
            while (true)
            {
                var (length, type) = await ReadAsync(buffer.AsMemory(0, options.MaxMessageBytes)).ConfigureAwait(false);
                if (type is WebSocketMessageType.Close)
                    return new BrowserClose((int)(socket.CloseStatus ?? WebSocketCloseStatus.Empty), socket.CloseStatusDescription ?? "");
                if (length < 0)
                    return BrowserClose.Refuse(WebSocketCloseStatus.MessageTooBig, $"A message is longer than {options.MaxMessageBytes} bytes.");
                if (Sort(buffer.AsMemory(0, length), type) is { } refusal)
                    return refusal;
            }
        }
        catch (Exception e) when (IsSocketTrouble(e))
        {
            return BrowserClose.Vanished;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads and forgets until the browser has closed too: what a page may have on its way at once, and the rest at a trickle, so that whoever
    /// goes on sending is held back by its own full socket. Never faults.
    /// </summary>
    public async Task DrainAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(DrainBytes);
        using var trickle = new PeriodicTimer(TricklePause, time);
        try
        {
            for (var read = 0L; socket.State is WebSocketState.Open or WebSocketState.CloseSent;)
            {
                if (read > FreeDrainBytes)
                    await trickle.WaitForNextTickAsync().ConfigureAwait(false);
                read += (await socket.ReceiveAsync(buffer.AsMemory(0, DrainBytes), CancellationToken.None).ConfigureAwait(false)).Count;
            }
        }
        catch (Exception e) when (IsSocketTrouble(e))
        {
            // It is over either way.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<(int Length, WebSocketMessageType Type)> ReadAsync(Memory<byte> buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer[length..], CancellationToken.None).ConfigureAwait(false);
            length += part.Count;
            if (part.EndOfMessage || part.MessageType is WebSocketMessageType.Close)
                return (length, part.MessageType);
            if (length == buffer.Length)
                return (-1, part.MessageType);
        }
    }

    private BrowserClose? Sort(ReadOnlyMemory<byte> message, WebSocketMessageType type)
    {
        if (!_messages.TryTake())
            return BrowserClose.Refuse(WebSocketCloseStatus.PolicyViolation, $"More than {options.MessagesPerSecond} messages a second.");
        return type is WebSocketMessageType.Text ? SortText(message) : SortBinary(message.Span);
    }

    private BrowserClose? SortBinary(ReadOnlySpan<byte> message)
    {
        if (BrowserFrame.ReadReport(message) is { } report)
        {
            OnReport(report);
            return null;
        }

        if (BrowserFrame.ReadMicrophone(message) is not { } frame)
            return BrowserClose.Refuse(WebSocketCloseStatus.InvalidMessageType, "A binary message is neither 20 ms of microphone nor a report.");
        if (!_audio.TryTake())
        {
            frame.Dispose();
            return BrowserClose.Refuse(WebSocketCloseStatus.PolicyViolation, "The microphone's audio comes faster than real time.");
        }

        OnMicrophone(frame);
        return null;
    }

    private BrowserClose? SortText(ReadOnlyMemory<byte> message)
    {
        try
        {
            var command = BrowserCommandReader.Read(message);
            if (command is not BrowserCommand.Pong && !_commands.TryTake())
                return BrowserClose.Refuse(WebSocketCloseStatus.PolicyViolation, "More than 5 commands a second.");
            OnCommand(command);
            return null;
        }
        catch (FormatException e)
        {
            return BrowserClose.Refuse(WebSocketCloseStatus.InvalidPayloadData, e.Message);
        }
    }
}
