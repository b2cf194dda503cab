using AkkaVoice.Streams.Rooms.LiveKit;
using LiveKit.Rtc;

namespace AkkaVoice.Streams.Tests.Rooms.LiveKit;

public class ParticipantLinkTests
{
    private static readonly HashSet<ParticipantKind> Kinds = [ParticipantKind.Standard, ParticipantKind.Sip];

    [Fact]
    public void The_first_person_is_listened_to_and_no_other()
    {
        var link = new ParticipantLink(null, Kinds);
        Assert.False(link.Enter("recorder", ParticipantKind.Egress, null));
        Assert.False(link.Enter("avatar", ParticipantKind.Standard, "agent"));
        Assert.True(link.Enter("anna", ParticipantKind.Standard, ""));
        Assert.False(link.Enter("bert", ParticipantKind.Standard, null));
        Assert.Equal(("anna", true), (link.Identity, link.IsPresent));
    }

    [Fact]
    public void Only_the_one_named_is_listened_to_whatever_its_kind()
    {
        var link = new ParticipantLink("bert", Kinds);
        Assert.False(link.Enter("anna", ParticipantKind.Standard, null));
        Assert.True(link.Enter("bert", ParticipantKind.Ingress, null));
    }

    [Fact]
    public void Who_drops_out_keeps_the_place()
    {
        var link = new ParticipantLink(null, Kinds);
        link.Enter("anna", ParticipantKind.Standard, null);
        Assert.False(link.Leave("bert"));
        Assert.True(link.Leave("anna"));
        Assert.False(link.Leave("anna"));
        Assert.False(link.Enter("bert", ParticipantKind.Standard, null));
        Assert.Equal(("anna", false), (link.Identity, link.IsPresent));
        Assert.True(link.Enter("anna", ParticipantKind.Standard, null));
        Assert.False(link.Enter("anna", ParticipantKind.Standard, null)); // no news
    }

    [Fact]
    public void Another_can_be_set()
    {
        var link = new ParticipantLink(null, Kinds);
        link.Enter("anna", ParticipantKind.Standard, null);
        link.Set("bert");
        Assert.False(link.IsPresent);
        Assert.False(link.Enter("anna", ParticipantKind.Standard, null));
        Assert.True(link.Enter("bert", ParticipantKind.Standard, null));
        link.Set(null);
        Assert.True(link.Enter("anna", ParticipantKind.Standard, null));
    }
}
