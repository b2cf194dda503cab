using Akka.Configuration;
using Akka.Dispatch;

namespace AkkaVoice.Testing.Time;

/// <summary>Makes the <see cref="ClockThreadDispatcher"/> of a system: one for each path in its configuration.</summary>
internal sealed class ClockThreadDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly ClockThreadDispatcher _dispatcher;

    public ClockThreadDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : base(config, prerequisites) => _dispatcher = new ClockThreadDispatcher(this) { Throughput = int.MaxValue };

    public override MessageDispatcher Dispatcher() => _dispatcher;
}
