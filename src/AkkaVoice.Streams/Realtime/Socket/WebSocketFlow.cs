using System.Net.WebSockets;
using Akka.Streams;
using Akka.Streams.Stage;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>An open WebSocket as a flow of whole text messages.</summary>
/// <remarks>
/// <para>Emits when a message has arrived whole. Backpressures when a message is still being sent, and stops reading while downstream
/// does not ask. Completes when the peer closed, the connection broke or the closing handshake that upstream's completion
/// starts is over (bounded); why, it writes to the <see cref="ConnectionEnd"/>. Cancels when downstream cancels, cutting the connection. Holds at most one
/// message each way, the incoming one at most <see cref="RealtimeSocketOptions.MaxMessageBytes"/>; on overflow it closes with 1009.</para>
/// <para>To be run once: it owns the socket, and disposes it. Emitted buffers are lent until the next pull; a buffer pushed in must stay
/// as it is until the next is pulled.</para>
/// </remarks>
internal sealed class WebSocketFlow(
    WebSocket socket, RealtimeSocketOptions options, TimeProvider time, ConnectionEnd end, Func<string?> closeReason)
    : GraphStage<FlowShape<WireBuffer, WireBuffer>>
{
    private readonly Inlet<WireBuffer> _in = new("WebSocket.in");
    private readonly Outlet<WireBuffer> _out = new("WebSocket.out");

    public override FlowShape<WireBuffer, WireBuffer> Shape => field ??= new FlowShape<WireBuffer, WireBuffer>(_in, _out);

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this, socket, options, time, end, closeReason);

    private sealed class Logic : TimerGraphStageLogic, IInHandler, IOutHandler
    {
        private const int ReadBytes = 16 << 10;
        // After so many reads that had their bytes ready, the sending side gets its turn.
        private const int MostReadsInARow = 32;

        private readonly Inlet<WireBuffer> _in;
        private readonly Outlet<WireBuffer> _out;
        private readonly WebSocket _socket;
        private readonly RealtimeSocketOptions _options;
        private readonly TimeProvider _time;
        private readonly ConnectionEnd _end;
        private readonly Func<string?> _closeReason;
        private readonly Action _onReceived;
        private readonly Action _readOn;
        private readonly Action _onSent;
        private readonly WireBuffer _incoming = new();
        private ValueTask<ValueWebSocketReceiveResult> _receive;
        private ValueTask _send;
        private long _sendStarted;
        private bool _isReceiving;
        private bool _isSending;
        private bool _closeIsDue;
        private bool _isClosing;
        private bool _peerHasClosed;

        public Logic(
            WebSocketFlow stage, WebSocket socket, RealtimeSocketOptions options, TimeProvider time, ConnectionEnd end, Func<string?> closeReason)
            : base(stage.Shape)
        {
            _in = stage._in;
            _out = stage._out;
            _socket = socket;
            _options = options;
            _time = time;
            _end = end;
            _closeReason = closeReason;
            _onReceived = GetAsyncCallback(OnReceived);
            _readOn = GetAsyncCallback(Receive);
            _onSent = GetAsyncCallback(OnSent);
            SetHandler(_in, this);
            SetHandler(_out, this);
        }

        public override void PreStart() => Pull(_in);

        public override void PostStop()
        {
            _socket.Abort();
            _socket.Dispose();
            // A read that is still pending may write into the array: it must not serve anyone else.
            if (!_isReceiving)
                _incoming.Release();
        }

        public void OnPull()
        {
            _incoming.Reset();
            Receive();
        }

        public void OnDownstreamFinish(Exception cause)
        {
            _end.Set(null, "the connection's owner has stopped", byUs: true);
            CancelStage(cause);
        }

        public void OnPush()
        {
            _sendStarted = _time.GetTimestamp();
            try
            {
                Await(_socket.SendAsync(Grab(_in).Written, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
            }
            catch (Exception broken)
            {
                Break(broken.Message);
            }
        }

        public void OnUpstreamFinish()
        {
            _closeIsDue = true;
            if (!_isSending)
                Close(WebSocketCloseStatus.NormalClosure, _closeReason() ?? string.Empty);
        }

        public void OnUpstreamFailure(Exception e)
        {
            _end.Set(null, e.Message, byUs: true);
            CompleteStage();
        }

        protected override void OnTimer(object timerKey)
        {
            if (timerKey is "close")
                Break("the peer did not answer the closing handshake in time");
            else if (_isSending && !_isClosing)
                Watch();
        }

        private void Receive()
        {
            for (var n = 0; n < MostReadsInARow; n++)
            {
                _isReceiving = true;
                try
                {
                    _receive = _socket.ReceiveAsync(_incoming.GetMemory(ReadBytes), CancellationToken.None);
                }
                catch (Exception broken)
                {
                    Break(broken.Message);
                    return;
                }

                if (!_receive.IsCompleted)
                {
                    _receive.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onReceived);
                    return;
                }

                if (!TakeReceived())
                    return;
            }

            _readOn();
        }

        private void OnReceived()
        {
            if (TakeReceived())
                Receive();
        }

        /// <returns>Whether to read on at once.</returns>
        private bool TakeReceived()
        {
            _isReceiving = false;
            ValueWebSocketReceiveResult result;
            try
            {
                result = _receive.GetAwaiter().GetResult();
            }
            catch (Exception broken)
            {
                Break(broken.Message);
                return false;
            }

            if (result.MessageType is WebSocketMessageType.Close)
            {
                OnPeerClosed();
                return false;
            }

            _incoming.Advance(result.Count);
            if (_incoming.WrittenCount > _options.MaxMessageBytes)
            {
                RefuseMessage();
                return false;
            }

            if (!result.EndOfMessage)
                return true;
            Push(_out, _incoming);
            return false;
        }

        private void RefuseMessage()
        {
            _end.Set((int)WebSocketCloseStatus.MessageTooBig, $"a message above {_options.MaxMessageBytes} bytes", byUs: true);
            // The rest of the message is not read, so no answer to the closing handshake would be seen either.
            _peerHasClosed = true;
            if (_isSending)
                CompleteStage();
            else
                Close(WebSocketCloseStatus.MessageTooBig, "message too big");
        }

        private void OnSent()
        {
            _isSending = false;
            try
            {
                _send.GetAwaiter().GetResult();
            }
            catch (Exception broken)
            {
                Break(broken.Message);
                return;
            }

            if (_peerHasClosed)
                CompleteStage();
            else if (_isClosing)
                return;
            else if (_closeIsDue)
                Close(WebSocketCloseStatus.NormalClosure, _closeReason() ?? string.Empty);
            else if (!IsClosed(_in))
                Pull(_in);
        }

        private void OnPeerClosed()
        {
            _peerHasClosed = true;
            _end.Set((int?)_socket.CloseStatus, _socket.CloseStatusDescription ?? string.Empty, byUs: _isClosing);
            if (_isClosing || _isSending)
                CompleteStage();
            else
                Close(_socket.CloseStatus is { } status && status != WebSocketCloseStatus.Empty ? status : WebSocketCloseStatus.NormalClosure, string.Empty);
        }

        private void Close(WebSocketCloseStatus status, string reason)
        {
            _isClosing = true;
            ScheduleOnce("close", _options.CloseTimeout);
            try
            {
                Await(new ValueTask(_socket.CloseOutputAsync(status, Shorten(reason), CancellationToken.None)));
            }
            catch (Exception broken)
            {
                Break(broken.Message);
            }
        }

        private void Await(ValueTask send)
        {
            _isSending = true;
            _send = send;
            if (_send.IsCompleted)
            {
                OnSent();
                return;
            }

            if (!_isClosing && !IsTimerActive("watch"))
                Watch();
            _send.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onSent);
        }

        // A message that is taken at once, as nearly all are, costs no timer; one that is not starts a watch, which ends when nothing is under way.
        private void Watch()
        {
            var left = _options.SendTimeout - _time.GetElapsedTime(_sendStarted);
            if (left > TimeSpan.Zero)
                ScheduleOnce("watch", left + TimeSpan.FromMilliseconds(1));
            else
                Break($"a message was not taken within {_options.SendTimeout.TotalSeconds:0.#} s");
        }

        private void Break(string reason)
        {
            _end.Set(null, reason, byUs: _closeIsDue);
            CompleteStage();
        }

        // A close frame has room for 123 bytes.
        private static string Shorten(string reason) => reason.Length <= 40 ? reason : reason[..40];
    }
}
