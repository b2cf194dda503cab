using AkkaVoice.Audio;
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
}
