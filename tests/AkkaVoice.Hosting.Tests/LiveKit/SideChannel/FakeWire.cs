using AkkaVoice.Hosting.LiveKit.SideChannel;

namespace AkkaVoice.Hosting.Tests.LiveKit.SideChannel;

/// <summary>A room that notes what it is told.</summary>
internal sealed class FakeWire : IRoomWire
{
    private readonly Dictionary<string, Func<string, string, Task>> _texts = [];
    private readonly Dictionary<string, Func<string, string, Task<string>>> _calls = [];
    private readonly List<FakeStream> _streams = [];
    private readonly List<string> _packets = [];
    private readonly List<string> _states = [];
    private readonly Lock _lock = new();

    public string AgentIdentity => "agent-AJ_1";

    public string? AgentTrack { get; set; } = "TR_agent";

    public string? Person { get; set; } = "ada";

    public string? PersonTrack { get; set; } = "TR_ada";

    /// <summary>While it is not completed, nothing gets through.</summary>
    public Task Line { get; set; } = Task.CompletedTask;

    /// <summary>Thrown at whoever tells something.</summary>
    public Exception? Broken { get; set; }

    /// <summary>The connection was lost and is there again.</summary>
    public Action Restore { get; private set; } = () => { };

    public IReadOnlyList<FakeStream> Streams => Copy(_streams);

    public IReadOnlyList<string> Packets => Copy(_packets);

    public IReadOnlyList<string> States => Copy(_states);

    public IReadOnlyCollection<string> Methods => _calls.Keys;

    public Task CallAsync(string topic, string sender, string text) => _texts[topic](sender, text);

    public Task<string> RpcAsync(string method, string caller, string payload) => _calls[method](caller, payload);

    public async Task SetAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        await PassAsync(cancellation);
        lock (_lock) _states.Add(string.Join(';', attributes.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    public async Task<ITextStream> OpenTextAsync(string topic, string sender, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        await PassAsync(cancellation);
        var stream = new FakeStream(topic, sender, attributes, PassAsync);
        lock (_lock) _streams.Add(stream);
        return stream;
    }

    public async Task SendTranscriptionAsync(string participant, string track, string segmentId, string text, bool final, CancellationToken cancellation)
    {
        await PassAsync(cancellation);
        lock (_lock) _packets.Add($"{participant} {track} {segmentId} {text}{(final ? "." : "...")}");
    }

    public void OnRestored(Action handler) => Restore = handler;

    public void OnText(string topic, Func<string, string, Task> handler) => _texts[topic] = handler;

    public void OnCall(string method, Func<string, string, Task<string>> handler) => _calls[method] = handler;

    private async Task PassAsync(CancellationToken cancellation)
    {
        await Line.WaitAsync(cancellation);
        if (Broken is { } broken) throw broken;
    }

    private IReadOnlyList<T> Copy<T>(List<T> list)
    {
        lock (_lock) return [.. list];
    }
}

/// <summary>A text stream of the agent's.</summary>
internal sealed class FakeStream(string topic, string sender, IReadOnlyDictionary<string, string> attributes, Func<CancellationToken, Task> pass) : ITextStream
{
    public string Topic { get; } = topic;

    public string Sender { get; } = sender;

    public Dictionary<string, string> Attributes { get; } = new(attributes);

    public List<string> Pieces { get; } = [];

    public bool Closed { get; private set; }

    /// <summary>Why it was broken off.</summary>
    public string? Broken { get; private set; }

    public string Text => string.Concat(Pieces);

    public async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await pass(cancellation);
        Pieces.Add(text);
    }

    public async Task CloseAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        await pass(cancellation);
        foreach (var (key, value) in attributes) Attributes[key] = value;
        Closed = true;
    }

    public Task AbortAsync(string why, CancellationToken cancellation)
    {
        Broken = why;
        return Task.CompletedTask;
    }
}
