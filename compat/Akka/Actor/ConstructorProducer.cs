using System.Collections.Concurrent;
using System.Reflection;

namespace Akka.Actor;

/// <summary>Creates actors by a constructor, which is given or is found by the arguments.</summary>
internal sealed class ConstructorProducer(Type actorType, object[] arguments, ConstructorInfo constructor = null) : IIndirectActorProducer
{
    private static readonly ConcurrentDictionary<ConstructorInfo, ConstructorInvoker> Invokers = new();

    private ConstructorInvoker _invoker = constructor is null ? null : InvokerOf(constructor);

    public Type ActorType => actorType;

    public ActorBase Produce()
    {
        if (actorType.IsAbstract || actorType.IsGenericTypeDefinition)
            throw new MissingMethodException($"{actorType} is abstract or an open generic type and cannot be created.");
        _invoker ??= FindConstructor() is { } found ? InvokerOf(found) : null;
        return _invoker is not null
            ? (ActorBase)_invoker.Invoke(arguments.AsSpan())
            : (ActorBase)Activator.CreateInstance(actorType, BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    public void Release(ActorBase actor)
    {
        // Nothing but the instance itself was acquired.
    }

    private static ConstructorInvoker InvokerOf(ConstructorInfo constructor) =>
        Invokers.GetOrAdd(constructor, static key => ConstructorInvoker.Create(key));

    /// <summary>The only constructor whose parameters take the arguments as they are; null when the binder has to decide.</summary>
    private ConstructorInfo FindConstructor()
    {
        ConstructorInfo match = null;
        foreach (var candidate in actorType.GetConstructors())
        {
            if (!Takes(candidate.GetParameters()))
                continue;
            if (match is not null)
                return null;
            match = candidate;
        }

        return match;
    }

    private bool Takes(ParameterInfo[] parameters)
    {
        if (parameters.Length != arguments.Length)
            return false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var type = parameters[i].ParameterType;
            if (arguments[i] is null ? type.IsValueType && Nullable.GetUnderlyingType(type) is null : !type.IsInstanceOfType(arguments[i]))
                return false;
        }

        return true;
    }
}

/// <summary>The producer of <see cref="Props.None"/>.</summary>
internal sealed class NeverProducer : IIndirectActorProducer
{
    public static readonly NeverProducer Instance = new();

    public Type ActorType => typeof(EmptyActor);

    public ActorBase Produce() => throw new NotSupportedException("Props.None describes no actor.");

    public void Release(ActorBase actor)
    {
    }
}

/// <summary>Handles nothing.</summary>
internal sealed class EmptyActor : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}
