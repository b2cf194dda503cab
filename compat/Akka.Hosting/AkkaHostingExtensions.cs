using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace Akka.Hosting;

/// <summary>Hosting of an actor system in a .NET host.</summary>
public static partial class AkkaHostingExtensions
{
    public static AkkaConfigurationBuilder AddSetup(this AkkaConfigurationBuilder builder, Setup setup)
    {
        if (builder.Setups.Any(other => other.GetType() == setup.GetType()))
            builder.Setups.RemoveWhere(other => other.GetType() == setup.GetType());
        builder.Setups.Add(setup);
        return builder;
    }

    /// <summary>Adds a configuration. A text is converted to one.</summary>
    public static AkkaConfigurationBuilder AddHocon(this AkkaConfigurationBuilder builder, Config hocon, HoconAddMode addMode)
    {
        builder.AddConfiguration(hocon, addMode);
        return builder;
    }

    /// <summary>Adds a section of the host's configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">The section.</param>
    /// <param name="addMode">Above or below what is there.</param>
    /// <param name="normalizeKeys">Whether keys are made lower case and __ in them becomes a dot, - a single _.</param>
    public static AkkaConfigurationBuilder AddHocon(this AkkaConfigurationBuilder builder, IConfiguration configuration, HoconAddMode addMode, bool normalizeKeys = true) =>
        builder.AddHocon(configuration.ToHocon(normalizeKeys), addMode);

    /// <summary>Adds the configuration in a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static AkkaConfigurationBuilder AddHoconFile(this AkkaConfigurationBuilder builder, string hoconFilePath, HoconAddMode addMode) =>
        builder.AddHocon(ConfigurationFactory.ParseString(File.ReadAllText(hoconFilePath)), addMode);

    /// <summary>Sets how long <c>Ask</c> waits when it is not told.</summary>
    public static AkkaConfigurationBuilder WithActorAskTimeout(this AkkaConfigurationBuilder builder, TimeSpan timeout) =>
        builder.AddHocon($"akka.actor.ask-timeout = {timeout.ToHocon(allowInfinite: true, zeroIsInfinite: true)}", HoconAddMode.Prepend);

    public static AkkaConfigurationBuilder WithActorRefProvider(this AkkaConfigurationBuilder builder, ProviderSelection providerSelection)
    {
        builder.ActorRefProvider = providerSelection;
        return builder;
    }

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry> actorStarter) =>
        builder.StartActors(actorStarter);

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, Action<ActorSystem, IActorRegistry, IDependencyResolver> actorStarter) =>
        builder.StartActors(actorStarter);

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarterWithResolver actorStarter) =>
        builder.StartActors(actorStarter);

    public static AkkaConfigurationBuilder WithActors(this AkkaConfigurationBuilder builder, ActorStarter actorStarter) =>
        builder.StartActors(actorStarter);
}
