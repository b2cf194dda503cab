using Akka.Event;

namespace Akka.Streams.Stage;

public interface IStageLogging
{
    ILoggingAdapter Log { get; }
}
