using System.Collections.Concurrent;
using Akka.Streams;
using AkkaVoice.Load.Rooms;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Load.Measuring;

/// <summary>The engine's own dialer, over sockets that are timed. A session's key says which room is its.</summary>
internal sealed class TimedDialer : IRealtimeDialer
{
    private readonly ConcurrentDictionary<string, LoadRoom> _rooms = new(StringComparer.Ordinal);
    private readonly OpenAiDialer _dialer;

    public TimedDialer(RealtimeSocketOptions options)
    {
        var opener = new ClientWebSocketOpener(options);
        _dialer = new OpenAiDialer(options, TimeProvider.System, async (uri, key, cancellation) =>
        {
            var room = _rooms[key];
            var socket = new TimedSocket(await opener.OpenAsync(uri, key, cancellation).ConfigureAwait(false), room);
            room.Socket = socket;
            return socket;
        });
    }

    public void Add(LoadRoom room) => _rooms[room.Name] = room;

    public void Remove(LoadRoom room) => _rooms.TryRemove(room.Name, out _);

    /// <summary>Cuts the connection of some room.</summary>
    /// <returns>Whether there was one.</returns>
    public bool CutOne(Random random)
    {
        var rooms = _rooms.Values.ToArray();
        if (rooms.Length == 0 || rooms[random.Next(rooms.Length)].Socket is not { } socket)
            return false;
        socket.Abort();
        return true;
    }

    public Task<IRealtimeLink> DialAsync(
        RealtimeEndpoint endpoint, string model, Action<RealtimeEvent> onEvent, IMaterializer materializer, CancellationToken cancellation)
    {
        var room = _rooms[endpoint.ApiKey];
        return _dialer.DialAsync(endpoint, model, Watch, materializer, cancellation);

        void Watch(RealtimeEvent happened)
        {
            switch (happened)
            {
                case AssistantAudioStarted started:
                    room.Ear.ExpectVoice(started.ItemId, room.ReadAt);
                    break;
                case UserSpeechStarted:
                    room.Ear.ExpectSilence(room.ReadAt);
                    break;
            }

            onEvent(happened);
        }
    }
}
