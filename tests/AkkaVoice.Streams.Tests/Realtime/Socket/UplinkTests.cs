using AkkaVoice.Audio;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Realtime.Socket;

namespace AkkaVoice.Streams.Tests.Realtime.Socket;

public class UplinkTests
{
    private static AudioFrame Frame(long position)
    {
        var frame = AudioFrame.Rent(AudioFormat.Realtime, 480);
        frame.Position = position;
        return frame;
    }

    [Fact]
    public void A_connection_that_ends_before_it_sent_anything_says_that_all_is_still_to_be_sent()
    {
        var uplink = new Uplink(48_000);
        uplink.Plug();
        uplink.Append(Frame(1_000), replayed: true);
        uplink.Close("gone");
        uplink.Append(Frame(1_480), replayed: false);

        Assert.Equal(1_000, uplink.Unplug());
    }

    [Fact]
    public void A_connection_that_ends_in_the_middle_says_where_it_stopped()
    {
        var uplink = new Uplink(48_000);
        uplink.Plug();
        uplink.Append(Frame(1_000), replayed: true);
        uplink.Append(Frame(1_480), replayed: false);
        Assert.True(uplink.TryTake(out var sent));
        sent.Frame!.Dispose();
        uplink.Close("gone");

        Assert.Equal(1_480, uplink.Unplug());
    }

    [Fact]
    public void A_line_that_stands_still_for_5_s_holds_its_limit_of_live_audio_and_counts_what_it_drops()
    {
        var uplink = new Uplink(48_000);
        uplink.Plug();
        var dropped = 0;
        for (var position = 0; position < 5 * 24_000; position += 480)
        {
            dropped += uplink.Append(Frame(position), replayed: false);
        }

        var waiting = new List<long>();
        while (uplink.TryTake(out var entry))
        {
            waiting.Add(entry.Frame!.Position);
            entry.Frame.Dispose();
        }

        Assert.Equal(72_000, dropped);
        Assert.Equal(Enumerable.Range(0, 100).Select(n => 72_000L + (n * 480)), waiting);
    }

    [Fact]
    public void A_commit_lies_behind_the_audio_ahead_of_it_whether_or_not_it_was_sent()
    {
        var uplink = new Uplink(48_000);
        uplink.Plug();
        uplink.Append(Frame(1_000), replayed: false);
        uplink.Send(new CommitInput { Id = "sent" });
        uplink.Append(Frame(1_480), replayed: false);
        uplink.Send(new CommitInput { Id = "waiting" });
        uplink.Append(Frame(1_960), replayed: false);
        Assert.True(uplink.TryTake(out var first));
        first.Frame!.Dispose();
        Assert.True(uplink.TryTake(out _));
        Assert.Null(uplink.PositionOf("waiting"));

        Assert.Equal(1_480, uplink.Unplug());
        Assert.Equal((1_480, 1_960, null), (uplink.PositionOf("sent"), uplink.PositionOf("waiting"), uplink.PositionOf("other")));
    }
}
