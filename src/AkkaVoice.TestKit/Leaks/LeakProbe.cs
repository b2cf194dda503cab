using Akka.Actor;
using Akka.Streams;
using Akka.Streams.Implementation;

namespace AkkaVoice.Testing.Leaks;

/// <summary>Sees streams that outlive their purpose.</summary>
public static class LeakProbe
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The actors that streams of a materializer run on at present.</summary>
    /// <param name="materializer">The materializer.</param>
    public static async Task<IReadOnlyCollection<IActorRef>> StreamsOf(ActorMaterializer materializer)
    {
        var answer = await materializer.Supervisor.Ask<StreamSupervisor.Children>(StreamSupervisor.GetChildren.Instance, AnswerTimeout);
        return [.. answer.Refs];
    }

    /// <summary>Waits until no stream of a materializer runs any more.</summary>
    /// <param name="materializer">The materializer.</param>
    /// <param name="within">How long to wait at most (real time).</param>
    /// <exception cref="TimeoutException">Some still run; the message names them.</exception>
    public static async Task ExpectNoStreams(ActorMaterializer materializer, TimeSpan within)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            // Asking is a round through the supervisor's mailbox, so this does not spin.
            var running = await StreamsOf(materializer);
            if (running.Count == 0)
                return;
            if (TimeProvider.System.GetElapsedTime(start) > within)
                throw new TimeoutException($"After {within.TotalSeconds:0.#} s there still run: {string.Join(", ", running.Select(actor => actor.Path.Name))}");
        }
    }
}
