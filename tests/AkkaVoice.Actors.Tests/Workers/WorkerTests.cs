using Akka.Actor;
using Akka.TestKit.Xunit2;
using AkkaVoice.Actors.Workers;
using AkkaVoice.Actors.Workers.Load;
using AkkaVoice.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace AkkaVoice.Actors.Tests.Workers;

/// <summary>A worker and its server in virtual time.</summary>
public abstract class WorkerTests : TestKit
{
    protected WorkerTests()
        : base(VirtualClock.Config) => Clock = new VirtualClock(Sys);

    private protected VirtualClock Clock { get; }

    private protected FakeLiveKit Server { get; } = new();

    private protected FakeJobs Jobs { get; } = new();

    private protected FakeLoad Load { get; } = new();

    protected IActorRef Worker { get; private set; } = ActorRefs.Nobody;

    protected virtual WorkerOptions Options => new() { Url = new Uri("ws://livekit.test"), AgentName = "weather" };

    protected void Start(ulong seed = 1)
    {
        var tokens = 0;
        var services = new WorkerServices(Jobs, () => $"token-{++tokens}", Load, Clock.Time, NullLoggerFactory.Instance)
        {
            Dialer = Server,
            Seed = () => seed,
        };
        Worker = Sys.ActorOf(AgentWorker.Props(Options, services), "worker");

        // A top-level actor begins on a thread of the system's; from its first answer on it works on the test's.
        Look();
    }

    protected WorkerReport Look() => Worker.Ask<WorkerReport>(WorkerProtocol.Look.Instance, TimeSpan.FromSeconds(20)).GetAwaiter().GetResult();

    /// <summary>Lets time pass.</summary>
    protected void Advance(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Tells the worker to stop.</summary>
    /// <returns>Completes when it has.</returns>
    protected Task<WorkerProtocol.Drained> Drain(double? seconds = null) => Worker.Ask<WorkerProtocol.Drained>(
        new WorkerProtocol.Drain(seconds is { } some ? TimeSpan.FromSeconds(some) : null), TimeSpan.FromDays(1));

    private protected sealed class FakeLoad : ILoadMeter
    {
        public double Value { get; set; }

        public double Measure() => Value;
    }
}
