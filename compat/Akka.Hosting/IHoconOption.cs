using Akka.Actor.Setup;

namespace Akka.Hosting;

/// <summary>Settings that write themselves into the configuration of the system.</summary>
public interface IHoconOption
{
    /// <summary>Where in the configuration they belong.</summary>
    string ConfigPath { get; }

    /// <summary>What they configure.</summary>
    Type Class { get; }

    /// <summary>Adds the settings to the builder.</summary>
    void Apply(AkkaConfigurationBuilder builder, Setup? setup = null);
}
