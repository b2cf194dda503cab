using System.Text;
using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.DataStreams;

/// <summary>Data packets, keys and transcriptions.</summary>
public class DataTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_packet_reaches_all(bool reliable)
    {
        var room = $"packet-{reliable}";
        await using var sender = await Visit.EnterAsync(server, room, "sender");
        await using var receiver = await Visit.EnterAsync(server, room, "receiver");
        await sender.Self.PublishDataAsync(Encoding.UTF8.GetBytes("hello"), reliable, topic: "greeting");
        var packet = await receiver.HearsAsync<DataReceivedEvent>();
        Assert.Equal(("hello", "sender", reliable, "greeting"), (Encoding.UTF8.GetString(packet.Data.Span), packet.Participant?.Identity, packet.IsReliable, packet.Topic));
    }

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
        await using var talk = await Talk.BeginAsync(server, "said");
        await talk.Speaker.Self.PublishTranscriptionAsync(
            new Transcription("speaker", talk.Publication.Sid, [new TranscriptionSegment("SG_1", "hello", 10, 20, IsFinal: false, Language: "en")]));
        var said = await talk.Listener.HearsAsync<TranscriptionReceivedEvent>();
        Assert.Equal(("speaker", talk.Publication.Sid), (said.Participant?.Identity, said.Transcription.TrackSid));
        Assert.Equal([new TranscriptionSegment("SG_1", "hello", 10, 20, false, "en")], said.Transcription.Segments);
    }
}
