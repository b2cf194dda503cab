using System.Diagnostics;
using AkkaVoice.LiveKitLatency.Coding;
using LiveKit.Rtc;

namespace AkkaVoice.LiveKitLatency.Callers;

/// <summary>Somebody in a room whose voice tells which millisecond it is, and who hears the others.</summary>
internal sealed class Caller : IAsyncDisposable
{
    public const int Rate = 48_000;
    public const int FrameSamples = Rate / 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Room _room = new();
    private readonly AudioSource _source = new(Rate, 1, queueSizeMs: 0);
    private readonly LocalAudioTrack _track;
    private readonly Microphones _microphones;
    private readonly short[] _frame = new short[FrameSamples];
    private readonly TaskCompletionSource _heardSomebody = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _hearing = Task.CompletedTask;
    private volatile bool _speaking;
    private bool _spoke;

    private Caller(Microphones microphones)
    {
        _microphones = microphones;
        _track = LocalAudioTrack.Create("microphone", _source);
        Ear = new Ear(microphones);
        _room.TrackSubscribed += (_, e) =>
        {
            if (e.Track is RemoteAudioTrack track) _hearing = Task.WhenAll(_hearing, HearAsync(track));
        };
    }

    public Ear Ear { get; }

    /// <summary>The sample at which the voice began or ended last.</summary>
    public long LastChange { get; private set; }

    /// <summary>Whether the voice sounds; takes effect with the next 10 ms.</summary>
    public bool Speaking
    {
        get => _speaking;
        set => _speaking = value;
    }

    public static async Task<Caller> EnterAsync(Microphones microphones, string url, string token)
    {
        var caller = new Caller(microphones);
        await caller._room.ConnectAsync(url, token);
        microphones.Add(caller);
        var publication = await caller._room.LocalParticipant!.PublishTrackAsync(caller._track);
        caller._published = publication.WaitForSubscriptionAsync();
        return caller;
    }

    private Task _published = Task.CompletedTask;

    /// <summary>Waits until somebody listens to this caller, and this caller to somebody.</summary>
    public Task TogetherAsync() => Task.WhenAll(_published, _heardSomebody.Task).WaitAsync(Patience);

    /// <summary>Called by the microphones' thread.</summary>
    public void Capture(long position)
    {
        var speaking = _speaking;
        if (speaking != _spoke) LastChange = position;
        _spoke = speaking;
        for (var i = 0; i < FrameSamples; i++) _frame[i] = speaking ? Sweep.At(position + i, Rate) : (short)0;
        _ = GiveAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _microphones.Remove(this);
        await _room.DisconnectAsync();
        await _hearing;
        _track.Dispose();
        _source.Dispose();
    }

    private async Task GiveAsync()
    {
        try
        {
            await _source.CaptureFrameAsync(_frame);
        }
        catch (ObjectDisposedException)
        {
            // The call is over.
        }
    }

    private async Task HearAsync(RemoteAudioTrack track)
    {
        using var stream = new AudioStream(track, new AudioStreamOptions { SampleRate = Rate, NumChannels = 1, FrameSizeMs = 10, Capacity = 200 });
        await foreach (var frame in stream)
        {
            var now = Stopwatch.GetTimestamp();
            _heardSomebody.TrySetResult();
            Ear.Hear(frame.Data, now);
            frame.Dispose();
        }
    }
}
