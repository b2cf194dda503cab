using Akka.Actor;

namespace AkkaSoak.Soaks;

/// <summary>Starts an actor, hears from it, and ends it: by a stop, a poison pill, or its own failure. It has a child, a timer and a watcher.</summary>
internal sealed class ActorSoak : ISoak
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly Props Subject = Props.Create(() => new Worker());
    private readonly IActorRef _parent;

    public ActorSoak(ActorSystem system)
    {
        _parent = system.ActorOf(Props.Create(() => new Parent()));
    }

    public Task Run(int cycles) => _parent.Ask<int>(new Cycles(cycles), TimeSpan.FromHours(1));

    public int CountLeft() => _parent.Ask<int>(CountChildren.Instance, Bound).Result;

    private sealed record Cycles(int Count);

    private sealed class CountChildren
    {
        public static readonly CountChildren Instance = new();
    }

    private sealed class Ready
    {
        public static readonly Ready Instance = new();
    }

    private sealed class Fail
    {
        public static readonly Fail Instance = new();
    }

    private sealed class Parent : ReceiveActor
    {
        private IActorRef _asker = ActorRefs.Nobody;
        private int _left;
        private int _cycles;

        public Parent()
        {
            Receive<Cycles>(cycles =>
            {
                _asker = Sender;
                _left = _cycles = cycles.Count;
                Next();
            });
            Receive<CountChildren>(_ => Sender.Tell(Context.GetChildren().Count()));
            Receive<Ready>(_ => End(Sender));
            Receive<Terminated>(_ =>
            {
                if (--_left == 0)
                    _asker.Tell(_cycles);
                else
                    Next();
            });
        }

        protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

        private static void Next() => Context.Watch(Context.ActorOf(Subject));

        private void End(IActorRef worker)
        {
            switch (_left % 3)
            {
                case 0:
                    Context.Stop(worker);
                    break;
                case 1:
                    worker.Tell(PoisonPill.Instance);
                    break;
                default:
                    worker.Tell(Fail.Instance);
                    break;
            }
        }
    }

    private sealed class Worker : ReceiveActor, IWithTimers
    {
        private static readonly Props Child = Props.Create(() => new Worker.Idle());

        public Worker()
        {
            Receive<Fail>(_ => throw new InvalidOperationException("soak"));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Context.ActorOf(Child);
            Timers.StartSingleTimer("never", Ready.Instance, TimeSpan.FromHours(1));
            Context.Parent.Tell(Ready.Instance);
        }

        private sealed class Idle : UntypedActor
        {
            protected override void OnReceive(object message) => Unhandled(message);
        }
    }
}
