using Akka.Configuration;

namespace Akka.Streams;

/// <summary>What holds when the application's configuration says nothing.</summary>
internal static class StreamDefaults
{
    public static readonly Config Config = ConfigurationFactory.ParseString("""
        akka.stream {
          materializer {
            # Elements that an asynchronous boundary holds. Only the maximum counts; a power of two.
            initial-input-buffer-size = 4
            max-input-buffer-size = 16
            # Empty for the default dispatcher.
            dispatcher = ""
            # For stages that block.
            blocking-io-dispatcher = "akka.actor.default-blocking-io-dispatcher"
            # A publisher that nobody subscribes to: cancel, warn or noop, after the timeout.
            subscription-timeout {
              mode = cancel
              timeout = 5s
            }
            debug-logging = off
            # Most elements a publisher delivers in one go.
            output-burst-limit = 1000
            auto-fusing = on
            # Larger buffers than this, in elements, grow as needed.
            max-fixed-buffer-size = 1000000000
            # Most events an island handles before others get its thread.
            sync-processing-limit = 1000
            debug.fuzzing-mode = off
          }
          default-blocking-io-dispatcher = "akka.actor.default-blocking-io-dispatcher"
        }
        """);
}
