using AkkaVoice.Hosting.LiveKit.SideChannel;
using AkkaVoice.Streams.Rooms.LiveKit;
using LiveKit.Rtc;

namespace AkkaVoice.Hosting.LiveKit.Rooms;

/// <summary>The side channel's way into a LiveKit room.</summary>
internal sealed class RtcWire(LiveKitRoom room) : IRoomWire
{
    public string AgentIdentity => room.AgentIdentity;

    public string? AgentTrack => room.AgentTrackSid;

    public string? Person => room.Person;

    public string? PersonTrack => room.PersonTrackSid;

    private LocalParticipant Agent => room.Room.LocalParticipant ?? throw new InvalidOperationException("The room has been left.");

    public Task SetAttributesAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
        Agent.SetAttributesAsync(attributes, cancellation);

    public async Task<ITextStream> OpenTextAsync(string topic, string sender, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
        new Writer(await Agent.StreamTextAsync(new StreamTextOptions { Topic = topic, SenderIdentity = sender, Attributes = attributes }, cancellation).ConfigureAwait(false));

    public Task SendTranscriptionAsync(string participant, string track, string segmentId, string text, bool final, CancellationToken cancellation) =>
        Agent.PublishTranscriptionAsync(new Transcription(participant, track, [new TranscriptionSegment(segmentId, text, IsFinal: final)]), cancellation);

    public void OnRestored(Action handler) => room.Room.Reconnected += (_, _) => handler();

    public void OnText(string topic, Func<string, string, Task> handler) => room.Room.RegisterTextStreamHandler(topic, async (reader, sender) =>
    {
        using (reader) await handler(sender, await reader.ReadAllAsync().ConfigureAwait(false)).ConfigureAwait(false);
    });

    public void OnCall(string method, Func<string, string, Task<string>> handler) => Agent.RegisterRpcMethod(method, async call =>
    {
        try
        {
            return await handler(call.CallerIdentity, call.Payload).ConfigureAwait(false);
        }
        catch (RpcRefusedException e)
        {
            throw new RpcError(RpcError.ErrorCode.ApplicationError, e.Message);
        }
    });

    private sealed class Writer(TextStreamWriter writer) : ITextStream
    {
        public Task WriteAsync(string text, CancellationToken cancellation) => writer.WriteAsync(text, cancellation);

        public Task CloseAsync(IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
            writer.CloseAsync(attributes: attributes, cancellation: cancellation);

        public Task AbortAsync(string why, CancellationToken cancellation) => writer.CloseAsync(why, cancellation: cancellation);
    }
}
