using Akka.Configuration;

namespace Akka.Compat.Tests.Configuration;

public class ConfigurationFactoryTests
{
    [Fact]
    public void An_object_s_properties_become_keys()
    {
        var config = ConfigurationFactory.FromObject(new { a = 1, b = new { c = "x y" }, d = new[] { 1, 2 } });
        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal("x y", config.GetString("b.c"));
        Assert.Equal([1, 2], config.GetIntList("d"));
    }

    [Fact]
    public void Without_an_application_configuration_nothing_is_loaded() => Assert.True(ConfigurationFactory.Load().IsEmpty);

    [Theory]
    [InlineData("akka.loglevel", "INFO")]
    [InlineData("akka.stdout-loglevel", "WARNING")]
    [InlineData("akka.log-dead-letters", "10")]
    [InlineData("akka.actor.default-dispatcher.throughput", "30")]
    [InlineData("akka.actor.default-mailbox.mailbox-type", "Akka.Dispatch.UnboundedMailbox")]
    [InlineData("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy")]
    [InlineData("akka.coordinated-shutdown.terminate-actor-system", "on")]
    public void The_reference_configuration_has_the_usual_defaults(string path, string value) =>
        Assert.Equal(value, ConfigurationFactory.Default().GetString(path));

    [Fact]
    public void The_phases_of_the_shutdown_are_in_the_reference_configuration()
    {
        var phases = ConfigurationFactory.Default().GetConfig("akka.coordinated-shutdown.phases");
        Assert.Equal(12, phases.AsEnumerable().Count());
        Assert.Equal(["before-service-unbind"], phases.GetStringList("service-unbind.depends-on"));
        Assert.Equal(TimeSpan.FromSeconds(10), phases.GetTimeSpan("actor-system-terminate.timeout"));
    }

    [Fact]
    public void A_resource_that_does_not_exist_is_an_error() =>
        Assert.ThrowsAny<ArgumentException>(() => ConfigurationFactory.FromResource("no.such.conf", typeof(Config).Assembly));

    [Fact]
    public void The_error_of_a_missing_section_names_it()
    {
        Assert.Equal(
            "Failed to instantiate ConfigurationFactoryTests: Configuration does not contain `a.b` node",
            ConfigurationException.NullOrEmptyConfig<ConfigurationFactoryTests>("a.b").Message);
        Assert.Equal(
            "Failed to instantiate ConfigurationFactoryTests: Configuration is null or empty",
            ConfigurationException.NullOrEmptyConfig<ConfigurationFactoryTests>().Message);
    }
}
