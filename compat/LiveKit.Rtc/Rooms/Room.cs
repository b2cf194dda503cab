using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;
using LiveKit.Rtc.Rooms;

namespace LiveKit.Rtc;

/// <summary>
/// A LiveKit room, seen by one participant. Events are raised one after the other in the order they came, on a thread of the pool; a handler
/// that blocks keeps this room's further events waiting. After leaving, the same object can join again.
/// </summary>
public sealed partial class Room : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RemoteParticipant> _remoteParticipants = new();
    private readonly SemaphoreSlim _joining = new(1);
    private RoomConnection? _connection;
    private LocalParticipant? _localParticipant;
    private ConnectionState _connectionState;

    /// <summary>The room's name; empty before it is joined.</summary>
    public string Name => _connection?.Info.Name ?? "";

    /// <summary>The server's id of the room; empty before it is known, which may be a little after joining.</summary>
    public string Sid => _connection?.Info.Sid ?? "";

    /// <summary>Free text about the room.</summary>
    public string Metadata => _connection?.Info.Metadata ?? "";

    /// <summary>How many are in the room, as the server last said.</summary>
    public int NumParticipants => (int)(_connection?.Info.NumParticipants ?? 0);

    /// <summary>Whether the room is connected.</summary>
    public ConnectionState ConnectionState => _connectionState;

    /// <summary>Whether the room is joined; true also while a lost connection is being restored.</summary>
    [MemberNotNullWhen(true, nameof(LocalParticipant))]
    public bool IsConnected => _connection is { IsClosed: false } && _localParticipant is not null;

    /// <summary>Oneself; null before the room is joined. It stays after the room is left, to be looked at.</summary>
    public LocalParticipant? LocalParticipant => _localParticipant;

    /// <summary>The others, by <see cref="Participant.Identity"/>.</summary>
    public IReadOnlyDictionary<string, RemoteParticipant> RemoteParticipants => _remoteParticipants;

    /// <summary>Why the room was last left; null while it was not.</summary>
    public DisconnectReason? DisconnectReason { get; private set; }

    /// <summary>Joins a room.</summary>
    /// <param name="url">The server, <c>ws://</c> or <c>wss://</c> (or <c>http</c>).</param>
    /// <param name="token">An access token that grants joining.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ConnectError">The room cannot be joined: the message says why.</exception>
    /// <exception cref="NativeLibraryException">There is no native library.</exception>
    /// <exception cref="InvalidOperationException">It is joined already.</exception>
    public async Task ConnectAsync(string url, string token, RoomOptions? options = null, CancellationToken cancellation = default)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("ws" or "wss" or "http" or "https"))
            throw new ArgumentException($"url is '{url}'; allowed: ws://host:port or wss://host.", nameof(url));
        ArgumentException.ThrowIfNullOrEmpty(token);
        options ??= new RoomOptions();
        var how = options.ToProto();

        await _joining.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (IsConnected)
                throw new InvalidOperationException($"The room is joined already ({Name}).");
            if (_connection is { } former)
                await former.Completion.WaitAsync(cancellation).ConfigureAwait(false); // its handlers are told of its end first
            var client = FfiClient.Instance;
            var id = client.NextId();
            var request = new FfiRequest { Connect = new ConnectRequest { Url = url, Token = token, Options = how, RequestAsyncId = id } };
            var answer = await JoinAsync(client, request, id, options, cancellation).ConfigureAwait(false);
            Enter(client, answer.Connect.Result ?? throw new ConnectError($"Joining a room at {url} failed: {answer.Connect.Error}"), options);
        }
        finally
        {
            _joining.Release();
        }
    }

    /// <summary>Leaves the room, and waits until the handlers of <see cref="Disconnected"/> have run; ten seconds at most. Does nothing when it is not joined.</summary>
    public Task DisconnectAsync(DisconnectReason reason = Rtc.DisconnectReason.ClientInitiated) =>
        _connection?.LeaveAsync(reason) ?? Task.CompletedTask;

    /// <summary>Leaves the room.</summary>
    public async ValueTask DisposeAsync() => await DisconnectAsync().ConfigureAwait(false);

    private static async Task<FfiEvent> JoinAsync(FfiClient client, FfiRequest request, ulong id, RoomOptions options, CancellationToken cancellation)
    {
        try
        {
            return await client.RequestAsync(request, id, "Joining a room", options.ConnectTimeout, cancellation, discard: late => Leave(client, late)).ConfigureAwait(false);
        }
        catch (RtcTimeoutException e)
        {
            throw new ConnectError($"Joining a room at {request.Connect.Url} failed: no answer within {options.ConnectTimeout.TotalSeconds:0.#} s.", e);
        }
    }

    /// <summary>A room that was joined when nobody waited any more is left again.</summary>
    private static void Leave(FfiClient client, FfiEvent late)
    {
        if (late.Connect.Result is null)
            return;
        _ = Task.Run(async () =>
        {
            var id = client.NextId();
            var request = new DisconnectRequest { RoomHandle = late.Connect.Result.Room.Handle.Id, RequestAsyncId = id };
            try
            {
                await client.RequestAsync(new FfiRequest { Disconnect = request }, id, "Leaving a room", TimeSpan.FromSeconds(5), CancellationToken.None).ConfigureAwait(false);
            }
            catch (RtcException e)
            {
                LiveKitLog.Warn("A room that was joined too late was left without the native library's answer", e);
            }
            OwnedHandles.Release(late);
        });
    }

    private void Enter(FfiClient client, ConnectCallback.Types.Result joined, RoomOptions options)
    {
        var connection = new RoomConnection(client, joined.Room, options);
        DisconnectReason = null;
        _localParticipant = new LocalParticipant(joined.LocalParticipant, connection);
        foreach (var other in joined.Participants)
        {
            var participant = new RemoteParticipant(other.Participant);
            foreach (var publication in other.Publications)
                participant.Add(publication);
            _remoteParticipants[participant.Identity] = participant;
        }
        _connection = connection;
        SetState(ConnectionState.Connected);
        client.Listen(_localParticipant.Id, connection);
        connection.Start(Take, reason => End(connection, reason));
    }

    private void End(RoomConnection connection, DisconnectReason reason)
    {
        var local = _localParticipant!;
        connection.Client.Forget(local.Id);
        DisconnectReason = reason;
        local.Release();
        foreach (var participant in _remoteParticipants.Values)
            participant.Release();
        _remoteParticipants.Clear();
        SetState(ConnectionState.Disconnected);
        Raise(Disconnected, reason);
    }

    private void SetState(ConnectionState state)
    {
        if (_connectionState == state)
            return;
        _connectionState = state;
        Raise(ConnectionStateChanged, state);
    }
}
