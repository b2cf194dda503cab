namespace Akka.TestKit;

/// <summary>A predicate on messages of one type, for <c>ExpectMsgAllOfMatchingPredicates</c>.</summary>
public class PredicateInfo
{
    private readonly Func<object, bool> _holds;

    private PredicateInfo(Type type, Delegate predicate, Func<object, bool> holds)
    {
        Type = type;
        PredicateT = predicate;
        _holds = holds;
    }

    public Type Type { get; }

    public Delegate PredicateT { get; }

    public static PredicateInfo Create<T>(Predicate<T> predicateT) =>
        new(typeof(T), predicateT, message => message is T typed && predicateT(typed));

    public override string ToString() => $"{typeof(PredicateInfo)}<{Type}>";

    internal bool Holds(object message) => _holds(message);
}

public static class PredicateInfoFactory
{
    public static PredicateInfo CreatePredicateInfo<T>(this Predicate<T> predicateT) => PredicateInfo.Create(predicateT);

    public static PredicateInfo CreatePredicateInfo<T>(this Delegate predicateT) =>
        PredicateInfo.Create(predicateT as Predicate<T> ?? (message => (bool)predicateT.DynamicInvoke(message)));
}
