using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Expecting silence.
public abstract partial class TestKitBase
{
    /// <summary>Fails when a message comes within what <c>Within</c> leaves or the default timeout, which passes in any case.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectNoMsg(RemainingOrDefault, true, cancellationToken));

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNoMsg(RemainingOrDefault, false, cancellationToken);

    /// <summary>Fails when a message comes within the duration (dilated), which passes in any case. Zero only looks.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Blocking.Result(ExpectNoMsg(Dilated(duration), true, cancellationToken));

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(Dilated(duration), false, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask ExpectNoMsg(TimeSpan duration, bool blocks, CancellationToken cancellationToken)
    {
        EnsurePositive(duration, nameof(duration));
        var start = Now;
        var envelope = await TryRead(duration, true, blocks, cancellationToken);
        if (envelope is RealMessageEnvelope)
        {
            _assertions.Fail(
                "Failed: Expected no messages during {0}, instead we received {1} after {2}", duration, envelope, Now - start);
        }

        _lastWasNoMsg = true;
    }
}
