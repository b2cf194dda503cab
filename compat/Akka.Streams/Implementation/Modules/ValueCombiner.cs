using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Implementation.Modules;

/// <summary>Makes the materialized value of two modules from theirs.</summary>
internal abstract class ValueCombiner
{
    public static readonly ValueCombiner Left = new KeepLeft();
    public static readonly ValueCombiner Right = new KeepRight();

    /// <summary>As <see cref="Left"/>, for the end of a graph: a sink on the right hears that nobody has its value.</summary>
    public static readonly ValueCombiner LeftOfSink = new DropSink();

    public static ValueCombiner Of<TLeft, TRight, T>(Func<TLeft, TRight, T> combine) => new Function<TLeft, TRight, T>(combine);

    public abstract object Combine(object left, object right);

    private sealed class KeepLeft : ValueCombiner
    {
        public override object Combine(object left, object right) => left;
    }

    private sealed class DropSink : ValueCombiner
    {
        public override object Combine(object left, object right)
        {
            if (right is Task { AsyncState: SinkAudience audience })
                audience.IsNobody = true;
            return left;
        }
    }

    private sealed class KeepRight : ValueCombiner
    {
        public override object Combine(object left, object right) => right;
    }

    private sealed class Function<TLeft, TRight, T> : ValueCombiner
    {
        private readonly Func<TLeft, TRight, T> _combine;

        public Function(Func<TLeft, TRight, T> combine)
        {
            _combine = combine;
        }

        public override object Combine(object left, object right) => _combine((TLeft)left, (TRight)right);
    }
}
