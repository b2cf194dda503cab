using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace AkkaVoice.BrowserFlood;

/// <summary>A browser that behaves: plays the voice in real time, reports, answers, and notes how late each frame came.</summary>
internal sealed class Neighbour : IAsyncDisposable
{
    // What the browser's queue holds by default: a frame is on time when it comes before what is queued has sounded.
    private const double QueueMs = 100;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Stopwatch _clock = new();
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Task _playing = Task.CompletedTask;
    private readonly long[] _spokenAt = new long[65_536];
    private List<double> _late = [];
    private long _frames;
    private int _spoken;
    private ushort _epoch;

    public static async Task<Neighbour> ConnectAsync(Uri address)
    {
        var neighbour = new Neighbour();
        neighbour._socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await neighbour._socket.ConnectAsync(new UriBuilder(new Uri(address, "session")) { Scheme = "ws" }.Uri, CancellationToken.None);
        await neighbour.SendTextAsync("""{"type":"start","version":1}""");
        neighbour._reading = neighbour.ReadAsync();
        neighbour._playing = neighbour.PlayAsync();
        await Task.WhenAny(neighbour._heard.Task, neighbour._reading).WaitAsync(TimeSpan.FromSeconds(60));
        return neighbour;
    }

    /// <summary>Lateness in ms of the frames that come within a stretch of time: 0 when the queue was full, 100 when it was just empty.</summary>
    public async Task<List<double>> ListenAsync(TimeSpan time)
    {
        lock (_lock) _late = [];
        using var timer = new PeriodicTimer(time);
        await Task.WhenAny(timer.WaitForNextTickAsync().AsTask(), _reading, _playing);
        if (_reading.IsFaulted || _playing.IsFaulted)
            await Task.WhenAny(_reading, _playing).Unwrap();
        lock (_lock)
        {
            var late = _late;
            _late = [];
            return late.Count > 0 ? late : throw new InvalidOperationException("The neighbour heard nothing.");
        }
    }

    /// <summary>How long frames of the microphone took, in ms, from here to where they have arrived now.</summary>
    public List<double> Delays(string arrived) =>
        [.. Arrivals.Read(arrived).Select(one => Stopwatch.GetElapsedTime(_spokenAt[one.Number % _spokenAt.Length], one.At).TotalMilliseconds)];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[65_536];
        while (!_stop.IsCancellationRequested)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(), _stop.Token);
            if (result.MessageType is WebSocketMessageType.Close) throw new InvalidOperationException($"The neighbour was disconnected: {_socket.CloseStatusDescription}");
            if (result.MessageType is WebSocketMessageType.Binary) Hear(buffer);
            else await AnswerAsync(Encoding.UTF8.GetString(buffer, 0, result.Count));
        }
    }

    private void Hear(byte[] message)
    {
        if (message[0] == 4) (_epoch, _frames) = (BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(2)), 0);
        if (message[0] != 2) return;
        if (_frames == 0) _clock.Restart();
        lock (_lock) _late.Add(_clock.Elapsed.TotalMilliseconds - (20 * _frames) + QueueMs);
        _frames++;
        _heard.TrySetResult();
    }

    private async Task AnswerAsync(string text)
    {
        using var json = JsonDocument.Parse(text);
        switch (json.RootElement.GetProperty("type").GetString())
        {
            case "room_ping":
                await SendTextAsync($$"""{"type":"pong","number":{{json.RootElement.GetProperty("number").GetInt32()}}}""");
                break;
            case "connection" when json.RootElement.GetProperty("state").GetString() == "ready":
                await SendTextAsync("""{"type":"text","text":"Tell me a very long story."}""");
                break;
        }
    }

    // A sound card: what time says has sounded has sounded, as far as it was there, and what it says was spoken was spoken.
    private async Task PlayAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var (report, speech, since) = (new byte[12], new byte[968], Stopwatch.GetTimestamp());
        (report[0], report[1], speech[0]) = (3, 1, 1);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            for (; _spoken * 20 < Stopwatch.GetElapsedTime(since).TotalMilliseconds; _spoken++)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(speech.AsSpan(4), (uint)_spoken * 480);
                MicrophoneMark.Write(speech.AsSpan(8), _spoken);
                _spokenAt[_spoken % _spokenAt.Length] = Stopwatch.GetTimestamp();
                await SendAsync(speech, WebSocketMessageType.Binary);
            }

            if (_frames == 0) continue;
            var played = Math.Min(_frames * 480, (long)(_clock.Elapsed.TotalMilliseconds * 24));
            BinaryPrimitives.WriteUInt16LittleEndian(report.AsSpan(2), _epoch);
            BinaryPrimitives.WriteUInt32LittleEndian(report.AsSpan(4), (uint)played);
            await SendAsync(report, WebSocketMessageType.Binary);
        }
    }

    private Task SendTextAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    private async Task SendAsync(byte[] message, WebSocketMessageType type)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(message, type, endOfMessage: true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }
}
