using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class ActorPathTests
{
    private static readonly Address Local = new("akka", "sys");

    [Theory]
    [InlineData("akka://sys/user/a/b")]
    [InlineData("akka://sys/")]
    [InlineData("akka.tcp://sys@host:2551/user/a")]
    public void A_parsed_path_has_the_text_it_was_parsed_from(string text)
    {
        Assert.Equal(text, ActorPath.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("user/a")]
    [InlineData("akka:/sys/user")]
    public void What_has_no_address_is_no_path(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Fact]
    public void The_incarnation_is_part_of_the_text_with_uid_only_and_not_of_equality()
    {
        var path = ActorPath.Parse("akka://sys/user/a#17");
        Assert.Equal(17, path.Uid);
        Assert.Equal("akka://sys/user/a", path.ToString());
        Assert.Equal("akka://sys/user/a#17", path.ToStringWithUid());
        Assert.Equal("akka://sys/user/a#17", path.ToSerializationFormat());
        Assert.Equal(ActorPath.Parse("akka://sys/user/a"), path);
        Assert.Equal(ActorPath.Parse("akka://sys/user/a").GetHashCode(), path.GetHashCode());
        Assert.Equal(5, path.WithUid(5).Uid);
    }

    [Fact]
    public void Paths_are_built_with_the_slash_operator()
    {
        var path = new RootActorPath(Local) / "user" / "a" / "b";
        Assert.Equal("akka://sys/user/a/b", path.ToString());
        Assert.Equal(path, new RootActorPath(Local) / new[] { "user", "a", "b" });
        Assert.Equal(3, path.Depth);
        Assert.Equal("user", path.ParentOf(-2).Name);
        Assert.Equal("user", path.ParentOf(1).Name);
        Assert.Equal(new RootActorPath(Local), path.Root);
        Assert.Null(path.Root.Parent);
    }

    [Fact]
    public void Paths_are_ordered_by_their_names()
    {
        var root = new RootActorPath(Local) / "user";
        Assert.True((root / "a").CompareTo(root / "b") < 0);
        Assert.True((root / "a" / "z").CompareTo(root / "a") > 0);
        Assert.Equal(0, (root / "a").CompareTo(root / "a"));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("$a", false)]
    [InlineData("", false)]
    [InlineData("a%41", true)]
    [InlineData("a%4", false)]
    public void Path_elements_are_checked(string element, bool valid)
    {
        Assert.Equal(valid, ActorPath.IsValidPathElement(element));
    }
}
