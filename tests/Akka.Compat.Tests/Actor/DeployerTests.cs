using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

public class DeployerTests : ActorTests
{
    public DeployerTests()
        : base("""
            akka.actor.deployment {
              /one { mailbox = a-mailbox }
              "/all/*" { dispatcher = a-dispatcher }
              "/*/special" { dispatcher = special }
              "/deep/**" { dispatcher = deep }
              "/deep/deeper/**" { dispatcher = deeper }
            }
            """)
    {
    }

    private Deployer Deployer => ((ExtendedActorSystem)System).Provider.Deployer;

    [Fact]
    public void What_is_listed_is_found_by_its_path_or_by_a_pattern()
    {
        Assert.Equal("a-mailbox", Deployer.Lookup(["one"]).Mailbox);
        Assert.Equal("a-dispatcher", Deployer.Lookup(["all", "of-them"]).Dispatcher);
        Assert.Equal("a-mailbox", Deployer.Lookup(new RootActorPath(Address.AllSystems) / "user" / "one").Mailbox);
    }

    [Theory]
    [InlineData("all/special", "a-dispatcher")]
    [InlineData("others/special", "special")]
    [InlineData("deep/special", "special")]
    [InlineData("deep/one", "deep")]
    [InlineData("deep/one/two", "deep")]
    [InlineData("deep/deeper/one", "deeper")]
    [InlineData("deep/deeper/one/two/three", "deeper")]
    public void The_pattern_that_says_most_of_the_path_decides(string path, string dispatcher) =>
        Assert.Equal(dispatcher, Deployer.Lookup(path.Split('/')).Dispatcher);

    [Theory]
    [InlineData("deep")]
    [InlineData("deep/deeper")]
    [InlineData("all/one/two")]
    public void A_pattern_is_for_what_lies_below_it_only(string path) => Assert.Null(Deployer.Lookup(path.Split('/')));

    [Fact]
    public void What_is_not_listed_has_no_deployment()
    {
        Assert.Null(Deployer.Lookup(["another"]));
        Assert.Null(Deployer.Lookup(new RootActorPath(Address.AllSystems) / "user" / "another"));
        Assert.Same(Deploy.None, Deployer.Lookup(new RootActorPath(Address.AllSystems) / "system" / "one"));
    }

    [Theory]
    [InlineData("/a//b")]
    [InlineData("/$a")]
    [InlineData("/a b")]
    [InlineData("/")]
    public void A_path_that_no_actor_can_have_is_refused(string path) =>
        Assert.Throws<IllegalActorNameException>(() => Deployer.SetDeploy(new Deploy(path, Deploy.NoScopeGiven)));
}
