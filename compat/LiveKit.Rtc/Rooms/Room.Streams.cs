using System.Collections.Concurrent;
using LiveKit.Rtc.Native;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

public sealed partial class Room
{
    private readonly ConcurrentDictionary<string, TextStreamHandler> _textHandlers = new();
    private readonly ConcurrentDictionary<string, ByteStreamHandler> _byteHandlers = new();

    /// <summary>Takes the text streams of a topic from now on; before joining, too. Streams of a topic that nobody takes are thrown away.</summary>
    /// <exception cref="InvalidOperationException">The topic has a handler.</exception>
    public void RegisterTextStreamHandler(string topic, TextStreamHandler handler) => Register(_textHandlers, topic, handler);

    /// <summary>Takes the text streams of a topic no longer.</summary>
    public void UnregisterTextStreamHandler(string topic) => _textHandlers.TryRemove(topic, out _);

    /// <summary>Takes the byte streams of a topic from now on; before joining, too. Streams of a topic that nobody takes are thrown away.</summary>
    /// <exception cref="InvalidOperationException">The topic has a handler.</exception>
    public void RegisterByteStreamHandler(string topic, ByteStreamHandler handler) => Register(_byteHandlers, topic, handler);

    /// <summary>Takes the byte streams of a topic no longer.</summary>
    public void UnregisterByteStreamHandler(string topic) => _byteHandlers.TryRemove(topic, out _);

    private static void Register<T>(ConcurrentDictionary<string, T> handlers, string topic, T handler)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(handler);
        if (!handlers.TryAdd(topic, handler))
            throw new InvalidOperationException($"The topic '{topic}' has a handler; unregister it first.");
    }

    private void OnTextStream(TextStreamOpened opened)
    {
        if (_textHandlers.TryGetValue(opened.Reader.Info.Topic, out var handler))
            Handle(opened.Reader.Info.Topic, new TextStreamReader(_connection!.Client, opened.Reader, _connection.Leaving), r => handler(r, opened.ParticipantIdentity));
        else
            OwnedHandles.Drop(opened.Reader.Handle);
    }

    private void OnByteStream(ByteStreamOpened opened)
    {
        if (_byteHandlers.TryGetValue(opened.Reader.Info.Topic, out var handler))
            Handle(opened.Reader.Info.Topic, new ByteStreamReader(_connection!.Client, opened.Reader, _connection.Leaving), r => handler(r, opened.ParticipantIdentity));
        else
            OwnedHandles.Drop(opened.Reader.Handle);
    }

    /// <summary>Not on the room's loop: a stream may take as long as it likes, and its handler may wait for what the room is told meanwhile.</summary>
    private static void Handle<T>(string topic, T reader, Func<T, Task> handler)
        where T : IDisposable => _ = Task.Run(async () =>
        {
            try
            {
                await handler(reader).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                LiveKitLog.Error($"The handler of streams of topic '{topic}' threw", e);
                reader.Dispose();
            }
        });
}
