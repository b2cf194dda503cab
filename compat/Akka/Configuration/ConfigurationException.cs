using Akka.Actor;

namespace Akka.Configuration;

/// <summary>The configuration is missing, or cannot mean what it says.</summary>
public class ConfigurationException : AkkaException
{
    public ConfigurationException(string message) : base(message)
    {
    }

    public ConfigurationException(string message, Exception exception) : base(message, exception)
    {
    }

    /// <summary>The error of a type <typeparamref name="T"/> that needs a configuration section and got none.</summary>
    public static ConfigurationException NullOrEmptyConfig<T>(string path = null) => new(
        $"Failed to instantiate {typeof(T).Name}: " +
        (string.IsNullOrWhiteSpace(path) ? "Configuration is null or empty" : $"Configuration does not contain `{path}` node"));
}
