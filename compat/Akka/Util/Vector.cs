namespace Akka.Util;

public static class Vector
{
    /// <summary>Makes lists of <paramref name="number"/> elements, each from a call of the function.</summary>
    public static Func<Func<T>, IList<T>> Fill<T>(int number) => create =>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var elements = new List<T>(number);
        for (var i = 0; i < number; i++)
            elements.Add(create());
        return elements;
    };
}
