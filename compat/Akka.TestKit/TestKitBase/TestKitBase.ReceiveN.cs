using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Reading a number of messages.
public abstract partial class TestKitBase
{
    /// <summary>The next messages; fails when fewer come before the default timeout of all together has passed.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Blocking.Result(ReceiveN(numberOfMessages, RemainingOrDefault, true, cancellationToken));

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Enumerate(ct => ReceiveN(numberOfMessages, RemainingOrDefault, false, ct), cancellationToken);

    /// <summary>The next messages; fails when fewer come in time. The time is dilated.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        EnsurePositive(max, nameof(max));
        return Blocking.Result(ReceiveN(numberOfMessages, Dilated(max), true, cancellationToken));
    }

    /// <inheritdoc cref="ReceiveN(int, TimeSpan, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        EnsurePositive(max, nameof(max));
        return Enumerate(ct => ReceiveN(numberOfMessages, Dilated(max), false, ct), cancellationToken);
    }

    private static async IAsyncEnumerable<T> Enumerate<T>(
        Func<CancellationToken, ValueTask<IReadOnlyList<T>>> receive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var message in await receive(cancellationToken))
            yield return message;
    }

    private async ValueTask<IReadOnlyList<object>> ReceiveN(int count, TimeSpan max, bool blocks, CancellationToken cancellationToken)
    {
        var start = Now;
        var received = new List<object>(count);
        while (received.Count < count)
        {
            var left = max - (Now - start);
            var envelope = await TryRead(left > TimeSpan.Zero ? left : TimeSpan.Zero, true, blocks, cancellationToken);
            if (envelope is not RealMessageEnvelope)
            {
                _assertions.AssertTrue(
                    false, "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.", max, count, received.Count, Now - start);
            }

            received.Add(envelope.Message);
        }

        return received;
    }
}
