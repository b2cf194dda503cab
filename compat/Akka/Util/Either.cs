namespace Akka.Util;

/// <summary>One of two values.</summary>
public abstract class Either<TA, TB>
{
    protected Either(TA left, TB right)
    {
        Left = left;
        Right = right;
    }

    public abstract bool IsLeft { get; }

    public abstract bool IsRight { get; }

    protected TA Left { get; }

    protected TB Right { get; }

    public object Value => IsLeft ? Left : Right;

    public static implicit operator Either<TA, TB>(Left<TA> left) => new Left<TA, TB>(left.Value);

    public static implicit operator Either<TA, TB>(Right<TB> right) => new Right<TA, TB>(right.Value);

    public Right<TA, TB> ToRight() => new(Right);

    public Left<TA, TB> ToLeft() => new(Left);

    public Either<TRes1, TRes2> Map<TRes1, TRes2>(Func<TA, TRes1> map1, Func<TB, TRes2> map2) =>
        IsLeft ? new Left<TRes1, TRes2>(map1(Left)) : new Right<TRes1, TRes2>(map2(Right));

    public Either<TRes, TB> MapLeft<TRes>(Func<TA, TRes> map) => Map(map, static right => right);

    public Either<TA, TRes> MapRight<TRes>(Func<TB, TRes> map) => Map(static left => left, map);

    public TRes Fold<TRes>(Func<TA, TRes> left, Func<TB, TRes> right) => IsLeft ? left(Left) : right(Right);
}

public class Left<TA, TB> : Either<TA, TB>
{
    public Left(TA a) : base(a, default)
    {
    }

    public override bool IsLeft => true;

    public override bool IsRight => false;

    public new TA Value => Left;
}

public class Right<TA, TB> : Either<TA, TB>
{
    public Right(TB b) : base(default, b)
    {
    }

    public override bool IsLeft => false;

    public override bool IsRight => true;

    public new TB Value => Right;
}

/// <summary>The first of two values, when the type of the second is not known yet.</summary>
public class Left<T>
{
    public Left(T value)
    {
        Value = value;
    }

    public T Value { get; }

    public bool IsLeft => true;

    public bool IsRight => false;
}

/// <summary>The second of two values, when the type of the first is not known yet.</summary>
public class Right<T>
{
    public Right(T value)
    {
        Value = value;
    }

    public T Value { get; }

    public bool IsLeft => false;

    public bool IsRight => true;
}

public static class Either
{
    public static Left<T> Left<T>(T value) => new(value);

    public static Right<T> Right<T>(T value) => new(value);
}
