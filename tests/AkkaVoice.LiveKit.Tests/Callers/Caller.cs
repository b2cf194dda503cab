using System.Collections.Concurrent;
using AkkaVoice.Streams.Rooms.File;
using LiveKit.Rtc;

namespace AkkaVoice.LiveKit.Tests.Callers;

/// <summary>A person in a room: speaks from recordings, hears and keeps what the agent says, sees its states and its texts.</summary>
internal sealed class Caller : IAsyncDisposable
{
    public const string Identity = "caller";
    private const int Rate = 24_000;
    private const int FrameSamples = Rate / 100;

    private readonly AudioSource _source = new(Rate, 1, queueSizeMs: 100);
    private readonly LocalAudioTrack _track;
    private readonly CancellationTokenSource _left = new();
    private readonly ConcurrentQueue<short[]> _toSay = new();
    private readonly ConcurrentQueue<string> _states = new();
    private readonly ConcurrentQueue<Text> _texts = new();
    private readonly ConcurrentQueue<string> _broken = new();
    private LocalTrackPublication? _publication;
    private Task _speaking = Task.CompletedTask;
    private Task _hearing = Task.CompletedTask;
    private int _disposed;

    private Caller()
    {
        _track = LocalAudioTrack.Create("microphone", _source);
        Room.TrackSubscribed += (_, e) => _hearing = Task.WhenAll(_hearing, HearAsync(e.Track));
        Room.ParticipantAttributesChanged += (_, e) => Note(e.Changed);
        Room.ParticipantConnected += (_, e) => Note(e.Attributes);
        Room.RegisterTextStreamHandler("lk.transcription", async (reader, from) =>
        {
            try
            {
                var text = await reader.ReadAllAsync();
                _texts.Enqueue(new Text(from, text, reader.Info.Attributes));
            }
            catch (StreamError e)
            {
                _broken.Enqueue($"{from}: {e.Message}");
            }
        });
    }

    public Room Room { get; } = new();

    /// <summary>The id of the microphone's track.</summary>
    public string TrackSid => _publication!.Sid;

    public Ears Ears { get; } = new();

    /// <summary>The agent's states, in order.</summary>
    public IReadOnlyCollection<string> States => _states;

    /// <summary>What came as text, in order.</summary>
    public IReadOnlyCollection<Text> Texts => _texts;

    /// <summary>Those in the room who are agents.</summary>
    public IReadOnlyList<RemoteParticipant> Agents => [.. Room.RemoteParticipants.Values.Where(one => one.Kind == ParticipantKind.Agent)];

    /// <summary>The one agent in the room; fails when there are others.</summary>
    public RemoteParticipant Agent => Assert.Single(Agents);

    /// <param name="url">The server, or a proxy before it.</param>
    /// <param name="room">The room's name.</param>
    public static async Task<Caller> EnterAsync(string url, string room)
    {
        var caller = new Caller();
        await caller.Room.ConnectAsync(url, LiveKitToken.Create(Identity, room));
        caller._speaking = caller.SpeakAsync();
        caller._publication = await caller.Room.LocalParticipant!.PublishTrackAsync(caller._track, new TrackPublishOptions { Source = TrackSource.Microphone });
        return caller;
    }

    /// <summary>Waits until an agent is there and listens, with its voice subscribed to.</summary>
    public Task AgentIsThereAsync() => Patience.UntilAsync(
        "an agent that listens, with its track",
        () => Agents is [var agent] && agent.Attributes.GetValueOrDefault("lk.agent.state") == "listening" && agent.TrackPublications.Values.Any(track => track.IsSubscribed),
        Seen);

    /// <summary>Says a sample; silence surrounds it.</summary>
    public void Says(string sample)
    {
        var samples = Utterance.Load(Path.Combine(AppContext.BaseDirectory, "samples", sample)).Samples;
        for (var i = 0; i < samples.Length; i += FrameSamples)
        {
            var frame = new short[FrameSamples];
            samples.Span[i..Math.Min(samples.Length, i + FrameSamples)].CopyTo(frame);
            _toSay.Enqueue(frame);
        }
    }

    /// <summary>Sends a text as a front end's chat does.</summary>
    public Task TypesAsync(string text) => Room.LocalParticipant!.SendTextAsync(text, new StreamTextOptions { Topic = "lk.chat" });

    /// <summary>Calls a method of the agent's.</summary>
    public Task<string> CallsAsync(string method, string payload = "{}") => Room.LocalParticipant!.PerformRpcAsync(Agent.Identity, method, payload);

    /// <summary>Waits until the agent has that state, having had <paramref name="earlier"/> states before.</summary>
    public Task SeesAsync(string state, int earlier = 0) => Patience.UntilAsync($"the agent's state {state}", () => _states.Skip(earlier).Contains(state), Seen);

    /// <summary>Waits for the last word on something: a text, come to its end, that holds these words.</summary>
    public Task<Text> ReadsAsync(string words) => Patience.ForAsync(
        $"a text with '{words}'", () => _texts.FirstOrDefault(text => text.IsFinal && text.Words.Contains(words, StringComparison.OrdinalIgnoreCase)), Seen);

    /// <summary>Asks for the weather in Paris, and waits until the answer, of eleven seconds, is read and heard.</summary>
    /// <returns>The answer, and the second from which on it was heard.</returns>
    public Task<(Text Text, double From)> AsksForTheWeatherAsync() => AsksAsync("weather.wav", "In Paris it is");

    /// <summary>Says thanks, and waits until the short answer is read and heard: enough to see that the conversation lives.</summary>
    public Task SaysThanksAsync() => AsksAsync("thanks.wav", "You are welcome");

    /// <summary>As people do, it asks again when it was not understood: on a busy machine speech has gaps.</summary>
    private async Task<(Text Text, double From)> AsksAsync(string sample, string answers)
    {
        for (var more = 3; ; more--)
        {
            var (heard, read) = (Ears.Seconds, _texts.Count);
            Says(sample);
            await Patience.UntilAsync("an answer that sounds", () => Ears.SoundEnds > heard, Seen);
            var answer = await Patience.ForAsync("an answer", () => _texts.Skip(read).FirstOrDefault(text => text.IsFinal && text.From != Identity), Seen);
            if (answer.Words.Contains(answers, StringComparison.Ordinal)) return (answer, heard);
            Assert.True(more > 1, "It was not understood. " + Seen());
            await Ears.SilenceAsync(2);
        }
    }

    /// <summary>What others have to say when something does not come, such as the service's log.</summary>
    public Func<string> Others { get; set; } = () => "";

    public string Seen() => $"states {string.Join(", ", _states)}; texts {string.Join(" | ", _texts)}; broken texts {string.Join(" | ", _broken)}; heard {Ears.Seconds:0.0} s, the last sound at {Ears.SoundEnds:0.0} s; participants {string.Join(", ", Room.RemoteParticipants.Keys)}\n{Others()}";

    /// <summary>Leaves the room. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        await _left.CancelAsync();
        await _speaking;
        await Room.DisposeAsync();
        await _hearing;
        _track.Dispose();
        _source.Dispose();
        _left.Dispose();
    }

    private void Note(IReadOnlyDictionary<string, string> attributes)
    {
        if (attributes.TryGetValue("lk.agent.state", out var state)) _states.Enqueue(state);
    }

    // The native queue sets the pace: a frame is taken when there is room for it.
    private async Task SpeakAsync()
    {
        var silence = new short[FrameSamples];
        while (!_left.IsCancellationRequested) await _source.CaptureFrameAsync(_toSay.TryDequeue(out var frame) ? frame : silence);
    }

    private async Task HearAsync(RemoteTrack track)
    {
        using var stream = new AudioStream(track, new AudioStreamOptions { SampleRate = Rate, NumChannels = 1, Capacity = 500 });
        await foreach (var frame in stream)
        {
            Ears.Hear(frame.Data);
            frame.Dispose();
        }
    }
}
