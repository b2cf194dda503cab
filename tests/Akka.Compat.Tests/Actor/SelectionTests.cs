using Akka.Actor;
using Akka.Event;

namespace Akka.Compat.Tests.Actor;

public class SelectionTests : ActorTests
{
    [Theory]
    [InlineData("/user/parent/child")]
    [InlineData("akka://test/user/parent/child")]
    [InlineData("user/parent/child")]
    [InlineData("/user/parent/../parent/child")]
    public async Task An_actor_is_found_by_its_path(string path)
    {
        var parent = System.ActorOf(Scripted.Props(), "parent");
        var child = await parent.NewChild("child");
        Assert.Equal(child, await System.ActorSelection(path).ResolveOne(Patience));
    }

    [Fact]
    public async Task A_context_selects_relative_to_its_actor()
    {
        var parent = System.ActorOf(Scripted.Props(), "parent");
        var child = await parent.NewChild("child");
        var sibling = await parent.NewChild("sibling");
        var selection = await child.Do((_, context) => context.ActorSelection("../sibling"));
        Assert.Equal(sibling, await selection.ResolveOne(Patience));
    }

    [Fact]
    public async Task Nobody_there_fails_the_resolution()
    {
        await Assert.ThrowsAsync<ActorNotFoundException>(() => System.ActorSelection("/user/nobody").ResolveOne(Patience));
    }

    [Theory]
    [InlineData("/user/parent/*", "a1,a2,b1")]
    [InlineData("/user/parent/a*", "a1,a2")]
    [InlineData("/user/parent/?1", "a1,b1")]
    [InlineData("/user/*/b1", "b1")]
    public async Task Wildcards_reach_all_that_match(string path, string reached)
    {
        var parent = System.ActorOf(Scripted.Props(), "parent");
        var report = NewInlet();
        foreach (var name in new[] { "a1", "a2", "b1" })
            await parent.NewChild(name, report.Ref);
        await report.Take(6);
        System.ActorSelection(path).Tell("x");
        var expected = reached.Split(',').Select(name => (object)$"{name}.x").ToList();
        Assert.Equal(expected, (await report.Take(expected.Count)).Order());
        await report.AssertEmpty();
    }

    [Fact]
    public async Task The_sender_is_passed_on()
    {
        var inlet = NewInlet("known");
        var sender = NewInlet();
        System.ActorSelection("/user/known").Tell("x", sender.Ref);
        await inlet.Next();
        Assert.Equal(sender.Ref, inlet.LastSender);
    }

    [Fact]
    public async Task A_message_to_nobody_is_a_dead_letter()
    {
        var letters = NewInlet();
        System.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        System.ActorSelection("/user/nobody").Tell("x");
        Assert.Equal("x", (await letters.Next<DeadLetter>()).Message);
    }

    [Fact]
    public void A_selection_shows_its_path()
    {
        Assert.Equal("/user/a/*", System.ActorSelection("/user/a/*").PathString);
        Assert.Equal(System.ActorSelection("/user/a"), System.ActorSelection("/user/a"));
    }
}
