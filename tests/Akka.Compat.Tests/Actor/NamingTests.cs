using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class NamingTests : ActorTests
{
    [Fact]
    public async Task A_path_is_made_of_the_systems_address_and_the_names_from_the_guardian_down()
    {
        var parent = System.ActorOf(Scripted.Props(), "parent");
        var child = await parent.NewChild("child");
        Assert.Equal("akka://test/user/parent/child", child.Path.ToString());
        Assert.Equal("/user/parent/child", child.Path.ToStringWithoutAddress());
        Assert.Equal(parent.Path, child.Path.Parent);
        Assert.Equal(["user", "parent", "child"], child.Path.Elements);
    }

    [Fact]
    public void Generated_names_begin_with_a_dollar_sign_and_differ()
    {
        var names = Enumerable.Range(0, 200).Select(_ => System.ActorOf(Scripted.Props()).Path.Name).ToList();
        Assert.Equal(200, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches(@"^\$[a-zA-Z0-9+~]+$", name));
        Assert.Equal("$a", names[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("$a")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("%")]
    [InlineData("a%2")]
    [InlineData("a%zz")]
    [InlineData("a#1")]
    public void Illegal_names_are_refused(string name)
    {
        Assert.Throws<InvalidActorNameException>(() => System.ActorOf(Scripted.Props(), name));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A-b_c.d*e$f+g:h@i&j=k,l!m~n'o;p")]
    [InlineData("(a)")]
    [InlineData("a%20b")]
    public void Legal_names_are_taken_as_they_are(string name)
    {
        Assert.Equal(name, System.ActorOf(Scripted.Props(), name).Path.Name);
    }

    [Fact]
    public void A_name_is_taken_while_its_actor_lives()
    {
        System.ActorOf(Scripted.Props(), "taken");
        Assert.Throws<InvalidActorNameException>(() => System.ActorOf(Scripted.Props(), "taken"));
    }

    [Fact]
    public async Task A_name_is_free_again_when_the_parent_has_seen_the_end_of_its_child()
    {
        var parent = System.ActorOf(Scripted.Props());
        var first = await parent.NewChild("child");
        var gone = new TaskCompletionSource();
        await parent.Do((_, context) =>
        {
            context.WatchWith(first, Scripted.Do((_, _) => gone.SetResult()));
            context.Stop(first);
            return 0;
        });
        await gone.Task.WaitAsync(Patience);
        var second = await parent.NewChild("child");
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
    }

    [Fact]
    public async Task Children_are_found_by_name()
    {
        var parent = System.ActorOf(Scripted.Props());
        var child = await parent.NewChild("child");
        Assert.Equal(child, await parent.Do((_, context) => context.Child("child")));
        Assert.True(await parent.Do((_, context) => context.Child("other").IsNobody()));
        Assert.Equal([child], await parent.Do((_, context) => context.GetChildren().ToList()));
    }
}
