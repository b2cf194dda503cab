using Akka.Actor;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Streams;

/// <summary>Turns blueprints into running streams.</summary>
public interface IMaterializer
{
    /// <summary>The dispatcher that streams run on unless they say otherwise.</summary>
    MessageDispatcher ExecutionContext { get; }

    IMaterializer WithNamePrefix(string namePrefix);

    /// <summary>Starts the graph; returns its materialized value. The stages start shortly afterwards, on their own thread.</summary>
    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable);

    TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes);

    ICancelable ScheduleOnce(TimeSpan delay, Action action);

    ICancelable ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}

public interface IMaterializerLoggingProvider
{
    ILoggingAdapter MakeLogger(object logSource);
}
