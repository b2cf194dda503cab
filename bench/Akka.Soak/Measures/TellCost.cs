using Akka.Actor;

namespace AkkaSoak.Measures;

/// <summary>Messages between actors: one thread that floods an actor, and two actors that answer each other.</summary>
internal static class TellCost
{
    private const int Flooded = 2_000_000;
    private const int RoundTrips = 300_000;
    private const int ManyInFlight = 100;
    private const int Repetitions = 7;

    public static void Measure(ActorSystem system)
    {
        Measure("Tell flood", Flooded, () => Flood(system));
        Measure("ping-pong, 1 in flight", 2 * RoundTrips, () => PingPong(system, RoundTrips, 1));
        Measure("ping-pong, 100 in flight", 20 * RoundTrips, () => PingPong(system, 10 * RoundTrips, ManyInFlight));
    }

    private static void Measure(string name, int messages, Action action)
    {
        action();
        action();
        var (time, bytes) = Figures.PerUnit(messages, Repetitions, action);
        Figures.Print($"{name}, cpu", time, "ns/message");
        Figures.Print($"{name}, allocated", bytes, "B/message");
    }

    private static void Flood(ActorSystem system)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var counter = system.ActorOf(Props.Create(() => new Counter(Flooded, done)));
        for (var i = 0; i < Flooded; i++)
            counter.Tell(Ping.Instance, ActorRefs.NoSender);
        done.Task.Wait();
        system.Stop(counter);
    }

    private static void PingPong(ActorSystem system, int roundTrips, int inFlight)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        var pinger = system.ActorOf(Props.Create(() => new Pinger(echo, roundTrips, inFlight, done)));
        done.Task.Wait();
        system.Stop(pinger);
        system.Stop(echo);
    }

    private sealed class Ping
    {
        public static readonly Ping Instance = new();
    }

    private sealed class Echo : ReceiveActor
    {
        public Echo() => Receive<Ping>(ping => Sender.Tell(ping));
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter(int expected, TaskCompletionSource done)
        {
            var count = 0;
            Receive<Ping>(_ =>
            {
                if (++count == expected)
                    done.TrySetResult();
            });
        }
    }

    private sealed class Pinger : ReceiveActor
    {
        private readonly IActorRef _peer;
        private readonly int _inFlight;

        public Pinger(IActorRef peer, int roundTrips, int inFlight, TaskCompletionSource done)
        {
            _peer = peer;
            _inFlight = inFlight;
            var sent = inFlight;
            var answered = 0;
            Receive<Ping>(ping =>
            {
                if (++answered == roundTrips)
                    done.TrySetResult();
                if (sent == roundTrips)
                    return;
                sent++;
                peer.Tell(ping);
            });
        }

        protected override void PreStart()
        {
            for (var i = 0; i < _inFlight; i++)
                _peer.Tell(Ping.Instance);
        }
    }
}
