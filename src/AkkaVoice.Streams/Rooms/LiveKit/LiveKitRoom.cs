using Akka;
using Akka.Streams.Dsl;
using LiveKit.Rtc;
using Microsoft.Extensions.Logging;
using AudioFrame = AkkaVoice.Audio.AudioFrame;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>
/// A LiveKit room in which the agent listens to one participant and speaks to all. A lost connection is restored by the native library, and a
/// person who drops out keeps the place for a while; <see cref="Ended"/> tells when it is over for good.
/// </summary>
public sealed partial class LiveKitRoom : IRoom
{
    private readonly Lock _lock = new();
    private readonly LiveKitRoomOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly ParticipantLink _link;
    private readonly QueuedMicrophone _microphone;
    private readonly LiveKitEar _ear;
    private readonly VoiceTrack _voice;
    private readonly LiveKitSpeaker _speaker;
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<LiveKitEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _present = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LocalTrackPublication? _publication;
    private ITimer? _return;
    private bool _restoring;

    private LiveKitRoom(LiveKitRoomOptions options, TimeProvider time, ILogger logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _link = new ParticipantLink(options.ParticipantIdentity, options.ParticipantKinds);
        _microphone = new QueuedMicrophone(options.MicrophoneQueueMs, time);
        var preConnect = new PreConnectAudio(options.PreConnectTimeout, time, logger);
        _ear = new LiveKitEar(_microphone, preConnect, logger);
        _voice = new VoiceTrack(options.TrackName, options.QueueMs);
        _speaker = new LiveKitSpeaker(_voice, options.QueueMs, time, logger);
        if (TakesPreConnectAudio)
            Room.RegisterByteStreamHandler(PreConnectAudio.Topic, preConnect.TakeAsync);
        Follow();
    }

    /// <summary>The room itself, for what goes beside the audio: attributes, text streams, remote procedure calls. Leave it through this object only.</summary>
    public Room Room { get; } = new();

    /// <inheritdoc />
    public string Name => Room.Name;

    /// <inheritdoc />
    public Source<AudioFrame, NotUsed> Microphone => _microphone.Source;

    /// <inheritdoc />
    public ISpeaker Speaker => _speaker;

    /// <summary>The agent's own identity.</summary>
    public string AgentIdentity => Room.LocalParticipant?.Identity ?? "";

    /// <summary>The id of the agent's track; a new one after the room was joined anew.</summary>
    public string? AgentTrackSid => _publication?.Sid;

    /// <summary>Whom the agent listens to, also while away; null while there is nobody yet.</summary>
    public string? Person
    {
        get
        {
            lock (_lock)
                return _link.Identity;
        }
    }

    /// <summary>The id of the microphone track that is listened to; null while there is none.</summary>
    public string? PersonTrackSid => _ear.TrackSid;

    /// <summary>What has gone through; safe to read on any thread.</summary>
    public LiveKitStatistics Statistics => new(_microphone.Arrived, _microphone.Dropped * 20, _microphone.Filled * 20, _speaker.Frames);

    /// <summary>Completes when the room is over for the agent; never faults.</summary>
    public Task<LiveKitEnd> Ended => _end.Task;

    /// <summary>Joins a room and publishes the agent's track.</summary>
    /// <param name="options">Which room, and how.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Takes what happens in the room.</param>
    /// <param name="cancellation">Gives up; what was joined is left again.</param>
    /// <returns>The room, to be disposed.</returns>
    /// <exception cref="LiveKitJoinException">It cannot be joined.</exception>
    public static async Task<LiveKitRoom> JoinAsync(LiveKitRoomOptions options, TimeProvider time, ILogger logger, CancellationToken cancellation = default)
    {
        var begun = time.GetTimestamp();
        LiveKitRoom? room = null;
        try
        {
            room = new LiveKitRoom(options, time, logger);
            await room.EnterAsync(cancellation).ConfigureAwait(false);
            LiveKitRoomLog.Joined(logger, room.Name, room.AgentIdentity, (int)time.GetElapsedTime(begun).TotalMilliseconds);
            return room;
        }
        catch (Exception e)
        {
            if (room is not null)
                await room.DisposeAsync().ConfigureAwait(false);
            if (e is RtcException)
                throw LiveKitJoinException.From(e, options.Url);
            throw;
        }
    }

    /// <summary>Waits until the person to listen to is there.</summary>
    /// <param name="patience">How long at most; infinite for as long as the room lasts.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether somebody is there; false when nobody came in time or the room is over.</returns>
    public async Task<bool> WaitForPersonAsync(TimeSpan patience, CancellationToken cancellation = default)
    {
        Task present;
        lock (_lock)
            present = _present.Task;
        using var limit = new CancellationTokenSource(patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        await Task.WhenAny(present, _end.Task, Task.Delay(Timeout.InfiniteTimeSpan, either.Token)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return present.IsCompletedSuccessfully && !_end.Task.IsCompleted;
    }

    /// <summary>Listens to another participant from now on.</summary>
    /// <param name="identity">Whom; null for the first person that is there or comes.</param>
    public void SetParticipant(string? identity)
    {
        lock (_lock)
        {
            _link.Set(identity);
            _return?.Dispose();
            _return = null;
            if (_present.Task.IsCompleted)
                _present = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _ear.Leave();
        }

        foreach (var participant in Room.RemoteParticipants.Values)
            OnEntered(participant);
    }

    /// <summary>Leaves the room, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        End(LiveKitEnd.Of(DisconnectReason.ClientInitiated));
        await Room.DisposeAsync().ConfigureAwait(false);
        _ear.Leave();
        _voice.Dispose();
        _over.Dispose();
    }

    private bool TakesPreConnectAudio => _options.PreConnectTimeout > TimeSpan.Zero;

    private async Task EnterAsync(CancellationToken cancellation)
    {
        // Only what is listened to is subscribed to: in a full room the others' tracks would cost as much as the conversation.
        var how = new RoomOptions { AutoSubscribe = false, ConnectTimeout = _options.JoinTimeout };
        await Room.ConnectAsync(_options.Url.ToString(), _options.Token, how, cancellation).ConfigureAwait(false);
        _publication = await Room.LocalParticipant!.PublishTrackAsync(
            _voice.Track, new TrackPublishOptions { Source = TrackSource.Microphone, MaxBitrate = _options.Bitrate }, cancellation).ConfigureAwait(false);
        foreach (var participant in Room.RemoteParticipants.Values)
            OnEntered(participant);
        _ = OpenSpeakerAsync(_publication);
    }

    /// <summary>The first word waits for its listener, though not for ever.</summary>
    private async Task OpenSpeakerAsync(LocalTrackPublication publication)
    {
        try
        {
            if (!await WaitForPersonAsync(Timeout.InfiniteTimeSpan, _over.Token).ConfigureAwait(false))
                return;
            try
            {
                // A server tells of people as soon as they knock; until they are connected nothing is subscribed to.
                await _connected.Task.WaitAsync(_options.JoinTimeout, _time, _over.Token).ConfigureAwait(false);
                await publication.WaitForSubscriptionAsync(_over.Token).WaitAsync(_options.SubscriptionTimeout, _time, _over.Token).ConfigureAwait(false);
                await Task.Delay(_options.PreRoll, _time, _over.Token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                LiveKitRoomLog.NotSubscribed(_logger, Name, _options.SubscriptionTimeout.TotalSeconds);
            }

            _speaker.Open();
        }
        catch (Exception e) when (e is OperationCanceledException or RtcException or ObjectDisposedException)
        {
            // The room is over.
        }
    }

    private void End(LiveKitEnd end)
    {
        if (!_end.TrySetResult(end))
            return;
        if (end.IsFault)
            LiveKitRoomLog.Failed(_logger, Name, end.Reason, end.Message);
        else
            LiveKitRoomLog.Ended(_logger, Name, end.Reason, end.Message);
        lock (_lock)
        {
            _return?.Dispose();
            _return = null;
        }

        _over.Cancel();
        _microphone.Leave();
    }
}
