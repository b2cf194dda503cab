using System.Globalization;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Hosting.Configuration;

namespace AkkaVoice.Hosting.Sessions;

/// <summary>
/// How the actor system stops: sessions end in good order first, then the actors. The time for it is set here, because the
/// phases of the shutdown have limits of their own and do not know the host's.
/// </summary>
internal static class ShutdownPhases
{
    /// <summary>What sessions may take of the whole; the rest is for the actor system.</summary>
    public static TimeSpan SessionTime(AkkaVoiceOptions options) => options.Host.ShutdownTimeout * 0.6;

    /// <summary>What agents may take of that to finish what they are saying, where they may.</summary>
    public static TimeSpan SpeechTime(AkkaVoiceOptions options) => options.Host.ShutdownTimeout * 0.4;

    /// <summary>What the whole host may take: the jobs of a worker first, as long as they may go on, and then all else.</summary>
    public static TimeSpan HostTime(AkkaVoiceOptions options) => options.Host.ShutdownTimeout + (options.HasWorker ? options.Worker.DrainTimeout : TimeSpan.Zero);

    public static Config Config(AkkaVoiceOptions options)
    {
        var sessions = Milliseconds(options.Host.ShutdownTimeout * 0.7);
        var system = Milliseconds(options.Host.ShutdownTimeout * 0.25);
        return ConfigurationFactory.ParseString($$"""
            akka.coordinated-shutdown.phases {
              service-requests-done.timeout = {{sessions}}
              actor-system-terminate.timeout = {{system}}
            }
            """);
    }

    public static void EndSessionsFirst(ActorSystem system, IActorRef manager, AkkaVoiceOptions options) =>
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "end-sessions", async () =>
        {
            await new SessionClient(manager).EndAllAsync(SessionEndReason.Shutdown, options.Host.FinishSpeech).ConfigureAwait(false);
            return Done.Instance;
        });

    private static string Milliseconds(TimeSpan time) => ((int)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture) + "ms";
}
