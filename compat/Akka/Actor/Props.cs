using System.Linq.Expressions;
using Akka.Util;

namespace Akka.Actor;

/// <summary>How to create an actor; immutable. The constructor is looked for when the actor is created, so a mismatch fails the actor, not the caller.</summary>
public class Props : IEquatable<Props>, ISurrogated
{
    public static readonly Props None = new(NeverProducer.Instance, Deploy.None, null, []);

    private static readonly object[] NoArguments = [];

    private readonly IIndirectActorProducer _producer;

    protected Props()
        : this(new ConstructorProducer(typeof(EmptyActor), NoArguments), Deploy.None, null, NoArguments)
    {
    }

    protected Props(Props copy)
        : this(copy._producer, copy.Deploy, copy.SupervisorStrategy, copy.Arguments)
    {
    }

    public Props(Type type, object[] args)
        : this(Deploy.None, type, args)
    {
    }

    public Props(Type type)
        : this(Deploy.None, type, NoArguments)
    {
    }

    public Props(Type type, SupervisorStrategy supervisorStrategy, IEnumerable<object> args)
        : this(Deploy.None, type, args) => SupervisorStrategy = supervisorStrategy;

    public Props(Type type, SupervisorStrategy supervisorStrategy, params object[] args)
        : this(Deploy.None, type, args) => SupervisorStrategy = supervisorStrategy;

    public Props(Deploy deploy, Type type, IEnumerable<object> args)
        : this(deploy, type, args?.ToArray())
    {
    }

    public Props(Deploy deploy, Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        Deploy = deploy;
        Arguments = args ?? NoArguments;
        _producer = ProducerOf(type, Arguments);
    }

    private Props(IIndirectActorProducer producer, Deploy deploy, SupervisorStrategy supervisorStrategy, object[] args)
    {
        _producer = producer;
        Deploy = deploy;
        SupervisorStrategy = supervisorStrategy;
        Arguments = args;
    }

    public static Props Empty { get; } = Create<EmptyActor>();

    public Type Type => _producer.ActorType;

    public string TypeName => Type.AssemblyQualifiedName;

    /// <summary>The configuration path of the dispatcher; null for the default one.</summary>
    public string Dispatcher => Deploy.Dispatcher == Deploy.NoDispatcherGiven ? null : Deploy.Dispatcher;

    /// <summary>The configuration path of the mailbox; null when nothing was said.</summary>
    public string Mailbox => Deploy.Mailbox == Deploy.NoMailboxGiven ? null : Deploy.Mailbox;

    public Deploy Deploy { get; protected set; }

    public SupervisorStrategy SupervisorStrategy { get; protected set; }

    public object[] Arguments { get; private set; }

    internal IIndirectActorProducer Producer => _producer;

    /// <summary>Takes constructor and arguments from <c>() => new MyActor(a, b)</c>. The arguments are evaluated once, now.</summary>
    /// <exception cref="ArgumentException">The expression is something else than a constructor call.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy supervisorStrategy = null)
        where TActor : ActorBase
    {
        if (factory.Body is not NewExpression call)
            throw new ArgumentException("The create function must be a 'new T (args)' expression.", nameof(factory));
        var arguments = call.Arguments.Count == 0 ? NoArguments : ExpressionValues.Evaluate(call.Arguments);
        var producer = new ConstructorProducer(call.Type, arguments, call.Constructor);
        return new Props(producer, Deploy.None, supervisorStrategy, arguments);
    }

    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), supervisorStrategy, NoArguments);

    public static Props Create(Type type, params object[] args) => new(type, args);

    public static Props CreateBy(IIndirectActorProducer producer, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(producer, Deploy.None, null, args ?? NoArguments);
    }

    [Obsolete("Use CreateBy(producer).")]
    public static Props CreateBy<TProducer>(params object[] args)
        where TProducer : class, IIndirectActorProducer =>
        CreateBy((TProducer)Activator.CreateInstance(typeof(TProducer), args), args);

    public Props WithMailbox(string mailbox) => Deployed(Deploy.WithMailbox(mailbox));

    public Props WithDispatcher(string dispatcher) => Deployed(Deploy.WithDispatcher(dispatcher));

    public Props WithStashCapacity(int stashCapacity) => Deployed(Deploy.WithStashCapacity(stashCapacity));

    /// <summary>Adds what <paramref name="deploy"/> decides to what was decided already.</summary>
    public Props WithDeploy(Deploy deploy) => Deployed(deploy.WithFallback(Deploy));

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy)
    {
        var copy = Copy();
        copy.SupervisorStrategy = supervisorStrategy;
        return copy;
    }

    /// <summary>Creates an instance; to be called by a cell only.</summary>
    public virtual ActorBase NewActor() => _producer.Produce();

    internal void Release(ActorBase actor) => _producer.Release(actor);

    public bool Equals(Props other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Type == other.Type
            && Deploy.Equals(other.Deploy)
            && Equals(SupervisorStrategy, other.SupervisorStrategy)
            && Arguments.SequenceEqual(other.Arguments));

    public override bool Equals(object obj) => Equals(obj as Props);

    public override int GetHashCode() => HashCode.Combine(Type, Deploy, Arguments.Length);

    public override string ToString() => $"Props({Type})";

    public ISurrogate ToSurrogate(ActorSystem system) => new PropsSurrogate { Arguments = Arguments, Type = Type, Deploy = Deploy };

    protected virtual Props Copy() => new(_producer, Deploy, SupervisorStrategy, Arguments);

    /// <exception cref="ArgumentException">The type is neither an actor nor makes one.</exception>
    private static IIndirectActorProducer ProducerOf(Type type, object[] args)
    {
        if (typeof(IIndirectActorProducer).IsAssignableFrom(type))
            return (IIndirectActorProducer)Activator.CreateInstance(type, args);
        return typeof(ActorBase).IsAssignableFrom(type)
            ? new ConstructorProducer(type, args)
            : throw new ArgumentException($"{type} makes no actor; allowed: a class derived from ActorBase, or one that implements IIndirectActorProducer.", nameof(type));
    }

    private Props Deployed(Deploy deploy)
    {
        var copy = Copy();
        copy.Deploy = deploy;
        return copy;
    }

    public class PropsSurrogate : ISurrogate
    {
        public Type Type { get; set; }

        public Deploy Deploy { get; set; }

        public object[] Arguments { get; set; }

        public ISurrogated FromSurrogate(ActorSystem system) => new Props(Deploy, Type, Arguments);
    }
}
