using Akka.Streams.Supervision;

namespace Akka.Compat.Tests.Streams;

/// <summary>
/// What a chain of operators means, written as plainly as possible: each element goes through all of them before the next one is asked for.
/// Records every call of a user function, so that the order shows as well.
/// </summary>
internal sealed class OperatorModel(IReadOnlyList<OperatorModel.Step> steps, Func<Exception, Directive> decider)
{
    private bool[] _ended = [];

    public enum Kind
    {
        Select,
        Where,
        Collect,
        Skip,
        SkipWhile,
        Take,
        TakeWhile,
        TakeWhileInclusive,
        Limit,
        SelectMany,
    }

    public List<string> Trace { get; } = [];

    public Exception? Failure { get; private set; }

    public void Run(int elements)
    {
        var left = steps.Select(step => step.Kind is Kind.Skip or Kind.Take or Kind.Limit ? step.Argument : 0).ToArray();
        _ended = new bool[steps.Count];
        for (var i = 0; i < steps.Count; i++)
            _ended[i] = steps[i].Kind == Kind.Take && steps[i].Argument == 0;
        for (var x = 0; x < elements && Failure == null && !_ended.Contains(true); x++)
            Push(0, x, left);
    }

    private void Push(int at, int x, int[] left)
    {
        if (at == steps.Count)
        {
            Trace.Add($"out {x}");
            return;
        }

        try
        {
            foreach (var result in Apply(at, x, left))
            {
                if (Failure != null || _ended.AsSpan(at + 1).Contains(true))
                    return;
                Push(at + 1, result, left);
            }
        }
        catch (Exception cause) when (cause is StreamFailure or LimitReached)
        {
            if (cause is LimitReached || decider(cause) == Directive.Stop)
                Failure = cause;
            else if (decider(cause) == Directive.Restart && steps[at].Kind == Kind.SkipWhile)
                left[at] = 0;
        }
    }

    private IEnumerable<int> Apply(int at, int x, int[] left)
    {
        var step = steps[at];
        switch (step.Kind)
        {
            case Kind.Select:
                return [step.Map(at, x, Trace)];
            case Kind.Where:
            case Kind.Collect:
                return step.Test(at, x, Trace) ? [x] : [];
            case Kind.Skip:
                return left[at]-- > 0 ? [] : [x];
            case Kind.SkipWhile:
                if (left[at] == 0 && step.Test(at, x, Trace))
                    return [];
                left[at] = 1;
                return [x];
            case Kind.Take:
                _ended[at] = --left[at] == 0;
                return [x];
            case Kind.TakeWhile:
            case Kind.TakeWhileInclusive:
                _ended[at] = !step.Test(at, x, Trace);
                return !_ended[at] || step.Kind == Kind.TakeWhileInclusive ? [x] : [];
            case Kind.Limit:
                return --left[at] < 0 ? throw new LimitReached() : [x];
            default:
                return step.Expand(at, x, Trace);
        }
    }

    /// <summary>One operator. Its functions fail for some elements.</summary>
    public sealed record Step(Kind Kind, int Argument)
    {
        public int Map(int at, int x, List<string> trace) => Called(at, x, trace) + Argument;

        public bool Test(int at, int x, List<string> trace) => (Called(at, x, trace) + Argument) % 4 != 0;

        public int[] Expand(int at, int x, List<string> trace) => [Called(at, x, trace), x + Argument];

        private int Called(int at, int x, List<string> trace)
        {
            trace.Add($"{at} {Kind} {x}");
            return (x + at) % 11 == Argument ? throw new StreamFailure($"{at} {x}") : x;
        }
    }

    public sealed class LimitReached : Exception;
}
