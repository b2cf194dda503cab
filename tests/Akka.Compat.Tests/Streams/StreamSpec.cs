using Akka.Actor;
using Akka.Configuration;
using Akka.Streams;

namespace Akka.Compat.Tests.Streams;

/// <summary>A system with its materializer, stopped after each test.</summary>
public abstract class StreamSpec : IAsyncLifetime
{
    /// <summary>Longest wait for anything; a broken promise fails the test instead of hanging it.</summary>
    protected static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    protected StreamSpec()
    {
        Sys = ActorSystem.Create("streams", ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));
        Materializer = Sys.Materializer();
    }

    protected ActorSystem Sys { get; }

    protected ActorMaterializer Materializer { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Sys.Terminate();
}

public sealed class StreamFailure(string message) : Exception(message);
