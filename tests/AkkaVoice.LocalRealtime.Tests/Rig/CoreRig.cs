using System.Text;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Tests.Rig;

/// <summary>A core, its clock and what it said. It has been started.</summary>
internal sealed class CoreRig
{
    private readonly Queue<Action> _posted = new();
    private readonly RecordingSink _sink;
    private int _read;

    public CoreRig(IRealtimeBrainFactory brains, RealtimeCoreOptions? options = null)
    {
        options ??= new RealtimeCoreOptions();
        if (brains is RealtimeScript script)
        {
            options = script.For(options.ConnectionIndex).Adjust(options);
        }

        _sink = new RecordingSink(Time);
        Core = new RealtimeCore(options, brains, _sink, Time, action =>
        {
            lock (_posted)
            {
                _posted.Enqueue(action);
            }
        });
        Core.Start();
    }

    public static CoreRig With(Action<TurnScript> turn, RealtimeCoreOptions? options = null) =>
        new(RealtimeScript.Create().OnTurn(turn), options);

    public ManualTime Time { get; } = new();

    public RealtimeCore Core { get; }

    public RecordingSink Sink => _sink;

    public IReadOnlyList<ServerEvent> Events => _sink.Events;

    /// <summary>Sends a client event and returns what the server said to it at once.</summary>
    public IReadOnlyList<ServerEvent> Send(object clientEvent) => SendText(JsonSerializer.Serialize(clientEvent));

    public IReadOnlyList<ServerEvent> SendText(string text)
    {
        var before = Events.Count;
        Core.Receive(Encoding.UTF8.GetBytes(text));
        return [.. Events.Skip(before)];
    }

    /// <summary>Sends a client event that must be answered by exactly one error.</summary>
    public ServerEvent SendBad(object clientEvent)
    {
        var answer = Assert.Single(Send(clientEvent));
        Assert.Equal("error", answer.Type);
        return answer;
    }

    public IReadOnlyList<ServerEvent> Update(object session) => Send(new { type = "session.update", session });

    public IReadOnlyList<ServerEvent> Append(byte[] audio) => Send(new { type = "input_audio_buffer.append", audio = Convert.ToBase64String(audio) });

    /// <summary>Appends a tone in pieces of 20 ms, without moving the clock.</summary>
    public void Speak(int ms) => AppendInPieces(Tone.Sine(TimeSpan.FromMilliseconds(ms)));

    /// <summary>Appends silence in pieces of 20 ms, without moving the clock.</summary>
    public void BeSilent(int ms) => AppendInPieces(Tone.Silence(TimeSpan.FromMilliseconds(ms)));

    /// <summary>Half a second of speech, and silence until the turn is over under the default settings.</summary>
    public void TakeTurn()
    {
        Speak(500);
        BeSilent(600);
    }

    /// <summary>Moves the clock, with a tick at each deadline.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Time.Elapsed + by;
        while (Core.NextDeadline is { } due && due <= end)
        {
            Time.Advance(due - Time.Elapsed);
            Core.Tick();
        }

        Time.Advance(end - Time.Elapsed);
        Core.Tick();
    }

    /// <summary>Runs what was posted into the loop; waits for it if nothing was yet.</summary>
    public void RunPosted()
    {
        Assert.True(SpinWait.SpinUntil(() => { lock (_posted) { return _posted.Count > 0; } }, TimeSpan.FromSeconds(30)), "Nothing was posted within 30 s.");
        Action action;
        lock (_posted)
        {
            action = _posted.Dequeue();
        }

        action();
        Core.Tick();
    }

    /// <summary>What was said since the last call of this.</summary>
    public IReadOnlyList<ServerEvent> News()
    {
        var news = Events.Skip(_read).ToList();
        _read = Events.Count;
        return news;
    }

    public ServerEvent Only(string type) => Assert.Single(Events, e => e.Type == type);

    public ServerEvent Last(string type) => Events.Last(e => e.Type == type);

    public IReadOnlyList<ServerEvent> All(string type) => [.. Events.Where(e => e.Type == type)];

    private void AppendInPieces(byte[] audio)
    {
        foreach (var piece in audio.Chunk(960))
        {
            Append(piece);
        }
    }
}
