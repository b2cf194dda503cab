using System.Net.Sockets;

namespace AkkaVoice.Load.Peers;

/// <summary>One session of the peer: its socket, and where its talk has got to.</summary>
internal sealed class PeerConnection : IDisposable
{
    private const int LookEveryMs = 40;

    private static readonly byte[] Received = new byte[1 << 20];

    private readonly Socket _socket;
    private readonly int _number;
    private readonly Queue<byte[]> _unsent = new();
    private PeerTalk? _talk;
    private IEnumerator<int>? _steps;
    private byte[] _rest = [];
    private long _lookAt;
    private long _stepAt;

    public PeerConnection(Socket socket, int number)
    {
        (_socket, _number) = (socket, number);
        socket.Blocking = false;
        socket.NoDelay = true;
    }

    public bool IsOver { get; private set; }

    public void Dispose()
    {
        IsOver = true;
        _socket.Dispose();
    }

    public void Tick(long now)
    {
        try
        {
            if (now >= _lookAt)
            {
                _lookAt = now + (_talk is null ? 1 : LookEveryMs);
                Look();
            }

            if (IsOver)
                return;
            Flush();
            if (_steps is not null && now >= _stepAt)
                Step(now);
        }
        catch (SocketException)
        {
            Dispose();
        }
    }

    /// <summary>Sends a message, framed already; it may be changed afterwards.</summary>
    public void Send(ReadOnlySpan<byte> message)
    {
        var sent = 0;
        if (_unsent.Count == 0)
        {
            sent = _socket.Send(message, SocketFlags.None, out var error);
            if (error is not SocketError.Success and not SocketError.WouldBlock)
                throw new SocketException((int)error);
        }

        if (sent < message.Length)
            _unsent.Enqueue(message[Math.Max(0, sent)..].ToArray());
    }

    private void Step(long now)
    {
        if (_stepAt == 0)
            _stepAt = now;
        if (_steps!.MoveNext())
            _stepAt += _steps.Current;
        else
            _steps = null;
    }

    private void Flush()
    {
        while (_unsent.TryPeek(out var next))
        {
            var sent = _socket.Send(next, SocketFlags.None, out var error);
            if (error is SocketError.WouldBlock)
                return;
            if (error is not SocketError.Success)
                throw new SocketException((int)error);
            _unsent.Dequeue();
            if (sent == next.Length)
                continue;
            byte[][] later = [next[sent..], .. _unsent];
            _unsent.Clear();
            foreach (var message in later)
                _unsent.Enqueue(message);
        }
    }

    private void Look()
    {
        while (true)
        {
            _rest.CopyTo(Received, 0);
            var received = _socket.Receive(Received.AsSpan(_rest.Length), SocketFlags.None, out var error);
            if (error is SocketError.WouldBlock)
                return;
            if (error is not SocketError.Success || received == 0)
            {
                Dispose();
                return;
            }

            var all = Received.AsSpan(0, _rest.Length + received);
            var used = _talk is null ? ShakeHands(all) : Read(all);
            if (IsOver)
                return;
            _rest = used == all.Length ? [] : all[used..].ToArray();
        }
    }

    private int ShakeHands(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf("\r\n\r\n"u8) < 0)
            return 0;
        Send(Handshake.Answer(head, out var isQuiet));
        _talk = new PeerTalk(_number, message => Send(message), isQuiet);
        _talk.Greet();
        return head.Length;
    }

    private int Read(Span<byte> bytes)
    {
        var used = 0;
        while (ClientFrame.TryRead(bytes[used..], out var frame))
        {
            used += frame.Length;
            switch (frame.Kind)
            {
                case ClientFrameKind.Audio:
                    _talk!.HearAudio();
                    break;
                case ClientFrameKind.Command:
                    _talk!.Hear(frame.Payload);
                    _steps ??= _talk.IsConfigured ? _talk.Steps() : null;
                    break;
                case ClientFrameKind.Ping:
                    Send(ServerFrame.Of(frame.Payload, ServerFrame.Pong));
                    break;
                case ClientFrameKind.Close:
                    Send(ServerFrame.Of(frame.Payload, ServerFrame.Close));
                    Dispose();
                    return used;
            }
        }

        return used;
    }
}
