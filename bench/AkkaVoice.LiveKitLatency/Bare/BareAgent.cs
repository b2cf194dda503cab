using System.Diagnostics;
using AkkaVoice.LiveKitLatency.Coding;
using LiveKit.Rtc;

namespace AkkaVoice.LiveKitLatency.Bare;

/// <summary>
/// What every agent in a room does, and nothing more: it joins, publishes a track, receives the caller's sound as the engine would, and speaks for a
/// while when it hears something.
/// </summary>
internal sealed class BareAgent
{
    /// <summary>How this program is started to be that: each line of its input is a server and a token.</summary>
    public const string Part = "bare-agent";

    private const int Rate = 24_000;
    private const int FrameSamples = Rate / 50;
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(1_800);
    private static readonly short[] Tone = Sweep.Generate(TimeSpan.FromSeconds(1), Rate);

    private readonly Room _room = new();
    private readonly AudioSource _source = new(Rate, 1, queueSizeMs: 40);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LocalAudioTrack _track;
    private Task _speaking = Task.CompletedTask;

    private BareAgent()
    {
        _track = LocalAudioTrack.Create("agent_voice", _source);
        _room.TrackSubscribed += (_, e) => _ = HearAsync((RemoteAudioTrack)e.Track);
        _room.ParticipantDisconnected += (_, _) => _left.TrySetResult();
        _room.Disconnected += (_, _) => _left.TrySetResult();
    }

    public static async Task RunAsync(TextReader invitations)
    {
        while (await invitations.ReadLineAsync() is { } line)
            _ = new BareAgent().StayAsync(line.Split(' '));
    }

    private async Task StayAsync(string[] invitation)
    {
        try
        {
            await _room.ConnectAsync(invitation[0], invitation[1]);
            await _room.LocalParticipant!.PublishTrackAsync(_track);
            await _left.Task;
            await _room.DisconnectAsync();
            await _speaking;
            _track.Dispose();
            _source.Dispose();
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
        }
    }

    private async Task HearAsync(RemoteAudioTrack track)
    {
        using var stream = new AudioStream(track, new AudioStreamOptions { SampleRate = Rate, NumChannels = 1, FrameSizeMs = 20 });
        await foreach (var frame in stream)
        {
            var isHeard = frame.Data.ContainsAnyExceptInRange((short)-520, (short)520);
            frame.Dispose();
            if (isHeard && _speaking.IsCompleted) _speaking = SpeakAsync();
        }
    }

    private async Task SpeakAsync()
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Answer && !_left.Task.IsCompleted;)
            await _source.CaptureFrameAsync(Tone.AsSpan((int)(since.Elapsed.TotalMilliseconds / 20) % 50 * FrameSamples, FrameSamples));
    }
}
