using System.Net.WebSockets;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Protocol;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>Drives a <see cref="RealtimeCore"/> over a WebSocket: reads, sends, and keeps its time.</summary>
/// <remarks>
/// The core runs under a lock, whoever calls: the reader, the timer, or a brain that has finished. What it says is queued under the lock and
/// sent after it is released. Over a socket that takes messages at once, everything the session has to say at an instant has been sent
/// when the call that made it say so returns.
/// </remarks>
internal sealed class RealtimeConnection : IDisposable
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly WebSocket _socket;
    private readonly ConnectionPlan _plan;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly OutgoingQueue _outgoing;
    private readonly RealtimeCore _core;
    private readonly DeadlineTimer _timer;
    private readonly FaultActor _faults;
    private readonly CancellationTokenSource _cut;
    private bool _isOver;
    private bool _isClosing;

    public RealtimeConnection(WebSocket socket, ConnectionPlan plan, IRealtimeBrainFactory brains, TimeProvider time, ILogger log)
    {
        _socket = socket;
        _plan = plan;
        _time = time;
        _log = log;
        _outgoing = new OutgoingQueue(socket, plan.HighWaterBytes, plan.LimitBytes);
        _outgoing.Drained += () => Run(core => core.Resume());
        _outgoing.Overflowed += bytes => log.ClientTooSlow(plan.Core.ConnectionIndex, bytes);
        IRealtimeSink sink = _outgoing;
        if (plan.WireLog is { } wireLog)
        {
            sink = new WireLogSink(sink, wireLog, plan.Core.ConnectionIndex, time);
        }

        if (plan.Script is { } script)
        {
            sink = new FaultySink(script, sink, _outgoing, action => _faults!.Act(action));
        }

        _cut = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _core = new RealtimeCore(plan.Core, brains, sink, time, Post, log);
        _faults = new FaultActor(_core, _outgoing);
        _timer = new DeadlineTimer(_core, time, () => Run(core => core.Tick()));
    }

    /// <summary>Holds the session until it ends. Never throws.</summary>
    /// <param name="stop">When cancelled, the session is closed with 1001 (going away).</param>
    public async Task RunAsync(CancellationToken stop)
    {
        _log.ConnectionOpened(_plan.Core.ConnectionIndex, _core.Id);
        using var stopping = stop.Register(Stop);
        using var reader = new MessageReader(_socket);
        try
        {
            Run(Begin);
            await ReadAsync(reader).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The other side is gone, or we cut it.
        }
        catch (Exception exception)
        {
            _log.ConnectionFailed(exception, _plan.Core.ConnectionIndex);
        }

        lock (_lock)
        {
            _isOver = true;
            _timer.Dispose();
        }

        if (_socket.State != WebSocketState.Closed)
        {
            _socket.Abort();
        }

        await _core.EndAsync().ConfigureAwait(false);
        _log.ConnectionEnded(_plan.Core.ConnectionIndex);
    }

    /// <summary>Ends the connection without a close handshake.</summary>
    public void Cut()
    {
        try
        {
            _cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _cut.Dispose();
        _socket.Dispose();
    }

    private void Begin(RealtimeCore core)
    {
        foreach (var fault in _plan.Script?.Faults ?? [])
        {
            if (fault.Trigger is FaultTrigger.Elapsed at)
            {
                core.Schedule(at.Time, () => _faults.Act(fault.Action));
            }
        }

        if (_plan.RefuseSession is { } error)
        {
            core.Fail(error, 4000, $"{error.Type}.{error.Code}");
        }
        else
        {
            core.Start();
        }
    }

    private async Task ReadAsync(MessageReader reader)
    {
        while (true)
        {
            var type = await reader.ReadAsync(_cut.Token).ConfigureAwait(false);
            if (_faults.IsStalled)
            {
                await UntilCutAsync().ConfigureAwait(false);
            }

            if (type == WebSocketMessageType.Close)
            {
                await AnswerCloseAsync().ConfigureAwait(false);
                return;
            }

            if (reader.IsTooLong)
            {
                // What is left of it is read and ignored, so that the client gets to read why.
                Run(core => core.Fail(RealtimeError.Invalid(ErrorCodes.InvalidEvent, "The message is too long."), 1009, "Message too big"));
            }
            else
            {
                Receive(type, reader);
            }
        }
    }

    private void Receive(WebSocketMessageType type, MessageReader reader)
    {
        lock (_lock)
        {
            try
            {
                if (type == WebSocketMessageType.Binary)
                {
                    _core.RejectBinary();
                }
                else
                {
                    _plan.WireLog?.Add(_plan.Core.ConnectionIndex, isFromClient: true, _time.GetTimestamp(), reader.Message);
                    _core.Receive(reader.Message);
                }
            }
            catch (Exception exception)
            {
                OnDefect(exception);
            }

            _timer.Arm();
        }

        Flush();
    }

    private void Stop()
    {
        Run(_ => _outgoing.Close(1001, "The server is shutting down."));
        if (_faults.IsStalled)
        {
            Cut();
        }
    }

    /// <summary>Never ends well: a stalled connection reads nothing until it is cut.</summary>
    private async Task UntilCutAsync()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _cut.Token.Register(() => never.TrySetCanceled()).ConfigureAwait(false);
        await never.Task.ConfigureAwait(false);
    }

    private async Task AnswerCloseAsync()
    {
        if (_socket.State == WebSocketState.CloseReceived)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, _cut.Token).ConfigureAwait(false);
        }
    }

    private void Post(Action action) => Run(core =>
    {
        action();
        core.Tick();
    });

    private void Run(Action<RealtimeCore> action)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            try
            {
                action(_core);
            }
            catch (Exception exception)
            {
                OnDefect(exception);
            }

            _timer.Arm();
        }

        Flush();
    }

    private void OnDefect(Exception exception)
    {
        _log.ConnectionFailed(exception, _plan.Core.ConnectionIndex);
        _core.Fail(new RealtimeError("server_error", ErrorCodes.ServerError, "The server had an error."), 1011, "Internal error");
    }

    private void Flush()
    {
        _ = _outgoing.FlushAsync();
        if (!_outgoing.IsClosed || _isClosing)
        {
            return;
        }

        // A client that never answers a close frame is cut off.
        _isClosing = true;
        try
        {
            _cut.CancelAfter(CloseTimeout);
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }
}
