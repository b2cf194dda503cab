using System.Text;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.DataStreams;

/// <summary>Data packets, keys and transcriptions.</summary>
public class DataTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task A_packet_reaches_all_who_are_in_the_room_however_short_a_time()
    {
        await using var sender = await Visit.EnterAsync(server, "packet", "sender");
        await using var receiver = await Visit.EnterAsync(server, "packet", "receiver");
        await sender.Self.PublishDataAsync(Encoding.UTF8.GetBytes("hello"), topic: "greeting");
        Same(await receiver.HearsAsync<DataReceivedEvent>(), isReliable: true);
    }

    /// <summary>A server drops what comes before the receiver's channel is open, and nobody sends it again but the sender.</summary>
    [LiveKitFact]
    public async Task A_packet_that_may_be_lost_comes_when_it_is_sent_again_and_again()
    {
        await using var sender = await Visit.EnterAsync(server, "lossy", "sender");
        await using var receiver = await Visit.EnterAsync(server, "lossy", "receiver");
        var received = receiver.HearsAsync<DataReceivedEvent>();
        while (!received.IsCompleted)
        {
            await sender.Self.PublishDataAsync(Encoding.UTF8.GetBytes("hello"), reliable: false, topic: "greeting");
            await Task.WhenAny(received, Task.Delay(50));
        }

        Same(await received, isReliable: false);
    }

    private static void Same(DataReceivedEvent packet, bool isReliable) => Assert.Equal(
        ("hello", "sender", isReliable, "greeting"), (Encoding.UTF8.GetString(packet.Data.Span), packet.Participant?.Identity, packet.IsReliable, packet.Topic));

    [LiveKitFact]
    public async Task A_packet_for_one_reaches_that_one_alone()
    {
        await using var sender = await Visit.EnterAsync(server, "named", "sender");
        await using var meant = await Visit.EnterAsync(server, "named", "meant");
        await using var other = await Visit.EnterAsync(server, "named", "other");
        await sender.Self.PublishDataAsync(new byte[] { 1 }, destinationIdentities: ["meant"]);
        await sender.Self.PublishDataAsync(new byte[] { 2 });
        Assert.Equal([1], (await meant.HearsAsync<DataReceivedEvent>()).Data.ToArray());
        // Packets of one sender come in order: had the first come here, it would be the first heard.
        Assert.Equal([2], (await other.HearsAsync<DataReceivedEvent>()).Data.ToArray());
        Assert.Null((await other.HearsAsync<DataReceivedEvent>()).Topic);
    }

    [LiveKitFact]
    public async Task Keys_of_a_telephone()
    {
        await using var sender = await Visit.EnterAsync(server, "keys", "sender");
        await using var receiver = await Visit.EnterAsync(server, "keys", "receiver");
        await sender.Self.PublishDtmfAsync(11, "#");
        var key = await receiver.HearsAsync<DtmfReceivedEvent>();
        Assert.Equal((11, "#", "sender"), (key.Code, key.Digit, key.Participant?.Identity));
    }

    [LiveKitFact]
    public async Task A_transcription_names_the_speaker_and_the_track()
    {
        // A genuine server passes transcriptions of agents on, and of nobody else.
        await using var talk = await Talk.BeginAsync(server.Url, "said", null, speakerKind: "agent");
        await talk.Speaker.Self.PublishTranscriptionAsync(
            new Transcription("speaker", talk.Publication.Sid, [new TranscriptionSegment("SG_1", "hello", 10, 20, IsFinal: false, Language: "en")]));
        var said = await talk.Listener.HearsAsync<TranscriptionReceivedEvent>();
        Assert.Equal(("speaker", talk.Publication.Sid), (said.Participant?.Identity, said.Transcription.TrackSid));
        Assert.Equal([new TranscriptionSegment("SG_1", "hello", 10, 20, false, "en")], said.Transcription.Segments);
    }
}
