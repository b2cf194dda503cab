using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams;

/// <summary>
/// Runs streams on actors below a supervisor of its own. It lives as long as the system or actor it was made for, and its streams not longer
/// than it.
/// </summary>
public abstract class ActorMaterializer : IMaterializer, IMaterializerLoggingProvider, IDisposable
{
    public abstract ActorMaterializerSettings Settings { get; }

    public abstract bool IsShutdown { get; }

    public abstract MessageDispatcher ExecutionContext { get; }

    public abstract ActorSystem System { get; }

    public abstract ILoggingAdapter Logger { get; }

    public abstract IActorRef Supervisor { get; }

    /// <summary>The library's own configuration, below <c>akka.stream</c>.</summary>
    public static Config DefaultConfig() => StreamDefaults.Config;

    /// <summary>
    /// A materializer for the system or actor. For a system and without settings it is the system's one and only: stopping it stops every
    /// stream that was started that way.
    /// </summary>
    public static ActorMaterializer Create(IActorRefFactory context, ActorMaterializerSettings settings = null, string namePrefix = null) =>
        MaterializerFactory.Create(context, settings, namePrefix);

    public abstract IMaterializer WithNamePrefix(string namePrefix);

    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    public abstract TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes);

    public abstract ICancelable ScheduleOnce(TimeSpan delay, Action action);

    public abstract ICancelable ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);

    /// <summary>The settings with what the attributes say differently.</summary>
    public abstract ActorMaterializerSettings EffectiveSettings(Attributes attributes);

    /// <summary>Stops all streams at once and takes no more.</summary>
    public abstract void Shutdown();

    public abstract IActorRef ActorOf(MaterializationContext context, Props props);

    public abstract ILoggingAdapter MakeLogger(object logSource);

    public void Dispose() => Shutdown();
}

public static class ActorMaterializerExtensions
{
    /// <summary>See <see cref="ActorMaterializer.Create"/>.</summary>
    public static ActorMaterializer Materializer(this IActorRefFactory context, ActorMaterializerSettings settings = null, string namePrefix = null) =>
        ActorMaterializer.Create(context, settings, namePrefix);
}
