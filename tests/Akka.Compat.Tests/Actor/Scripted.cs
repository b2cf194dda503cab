using Akka.Actor;

namespace Akka.Compat.Tests.Actor;

/// <summary>An actor that does what its messages say, inside itself, and reports its life cycle.</summary>
public sealed class Scripted : UntypedActor
{
    private readonly IActorRef? _report;
    private readonly SupervisorStrategy? _strategy;
    private readonly string _name;

    public Scripted(IActorRef? report, SupervisorStrategy? strategy)
    {
        _report = report;
        _strategy = strategy;
        _name = Self.Path.Name;
        Report("ctor");
    }

    public int State { get; set; }

    /// <summary>What an actor of this kind can be told.</summary>
    public static object Do(Action<Scripted, IUntypedActorContext> act) => act;

    public static Props Props(IActorRef? report = null, SupervisorStrategy? strategy = null) =>
        Akka.Actor.Props.Create(() => new Scripted(report, strategy));

    public static readonly object Fail = Do((_, _) => throw new TestFailure("asked to"));

    protected override void OnReceive(object message)
    {
        if (message is Action<Scripted, IUntypedActorContext> act)
            act(this, Context);
        else
            Report(message.ToString()!);
    }

    protected override void PreStart()
    {
        Report("preStart");
        base.PreStart();
    }

    protected override void PostStop()
    {
        Report("postStop");
        base.PostStop();
    }

    protected override void PreRestart(Exception reason, object message)
    {
        Report($"preRestart({reason.Message})");
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        Report($"postRestart({reason.Message})");
        base.PostRestart(reason);
    }

    protected override SupervisorStrategy SupervisorStrategy() => _strategy ?? base.SupervisorStrategy();

    private void Report(string what) => _report?.Tell($"{_name}.{what}", ActorRefs.NoSender);
}

public static class ScriptedExtensions
{
    /// <summary>Runs a function inside a <see cref="Scripted"/> actor and returns its result.</summary>
    public static async Task<T> Do<T>(this IActorRef actor, Func<Scripted, IUntypedActorContext, T> function)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        actor.Tell(Scripted.Do((self, context) =>
        {
            try
            {
                result.SetResult(function(self, context));
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        }));
        return await result.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public static Task<IActorRef> NewChild(this IActorRef parent, string name, IActorRef? report = null, SupervisorStrategy? strategy = null) =>
        parent.Do((_, context) => context.ActorOf(Scripted.Props(report, strategy), name));
}
