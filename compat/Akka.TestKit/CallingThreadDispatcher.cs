using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>
/// Runs an actor on the thread that sends to it: when <c>Tell</c> returns, the message has been handled, unless another thread was
/// running the same actor already, which then handles it.
/// </summary>
public class CallingThreadDispatcher : MessageDispatcher
{
    /// <summary>The path of its configuration.</summary>
    public static new string Id = "akka.test.calling-thread-dispatcher";

    public CallingThreadDispatcher(MessageDispatcherConfigurator configurator) : base(configurator)
    {
    }

    protected override void ExecuteTask(IRunnable run) => run.Run();

    /// <summary>Nothing to free: there are no threads.</summary>
    protected override void Shutdown()
    {
    }
}

/// <summary>Makes the dispatcher from its configuration.</summary>
public class CallingThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    public CallingThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites)
    {
    }

    public override MessageDispatcher Dispatcher() => new CallingThreadDispatcher(this) { Throughput = Config.GetInt("throughput", int.MaxValue) };
}
