using Akka.Configuration;

namespace Akka.Streams;

/// <summary>What happens to a publisher that nobody subscribes to in time.</summary>
public enum StreamSubscriptionTimeoutTerminationMode
{
    NoopTermination,
    WarnTermination,
    CancelTermination,
}

public sealed class StreamSubscriptionTimeoutSettings : IEquatable<StreamSubscriptionTimeoutSettings>
{
    public readonly StreamSubscriptionTimeoutTerminationMode Mode;
    public readonly TimeSpan Timeout;

    public StreamSubscriptionTimeoutSettings(StreamSubscriptionTimeoutTerminationMode mode, TimeSpan timeout)
    {
        Mode = mode;
        Timeout = timeout;
    }

    /// <summary>Reads <c>mode</c> (no, off, false or noop; warn; cancel) and <c>timeout</c>.</summary>
    public static StreamSubscriptionTimeoutSettings Create(Config config)
    {
        var text = (config.GetString("mode", "cancel") ?? string.Empty).ToLowerInvariant();
        var mode = text switch
        {
            "no" or "off" or "false" or "noop" => StreamSubscriptionTimeoutTerminationMode.NoopTermination,
            "warn" => StreamSubscriptionTimeoutTerminationMode.WarnTermination,
            "cancel" => StreamSubscriptionTimeoutTerminationMode.CancelTermination,
            _ => throw new ArgumentException($"subscription-timeout mode is '{text}'; allowed: noop, warn, cancel", nameof(config)),
        };
        return new StreamSubscriptionTimeoutSettings(mode, config.GetTimeSpan("timeout", TimeSpan.FromSeconds(5)));
    }

    public bool Equals(StreamSubscriptionTimeoutSettings other) => other is not null && Mode == other.Mode && Timeout == other.Timeout;

    public override bool Equals(object obj) => Equals(obj as StreamSubscriptionTimeoutSettings);

    public override int GetHashCode() => HashCode.Combine(Mode, Timeout);

    public override string ToString() => $"StreamSubscriptionTimeoutSettings<{Mode}, {Timeout}>";
}
