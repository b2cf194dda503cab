using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Reading messages one by one, whatever they are.
public abstract partial class TestKitBase
{
    /// <summary>
    /// The next message, or null when none comes in time. A negative time waits for ever; the time is not dilated.
    /// </summary>
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Blocking.Result(ReceiveOne(max, true, cancellationToken));

    /// <inheritdoc cref="ReceiveOne(TimeSpan?, CancellationToken)"/>
    public ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        ReceiveOne(max, false, cancellationToken);

    /// <summary>The next message with its sender; false when none comes in time.</summary>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        envelope = Blocking.Result(TryRead(max, true, true, cancellationToken));
        return envelope is RealMessageEnvelope;
    }

    /// <inheritdoc cref="TryReceiveOne"/>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var envelope = await TryRead(max, true, false, cancellationToken);
        return (envelope is RealMessageEnvelope, envelope);
    }

    /// <summary>As <see cref="ReceiveOne(TimeSpan?, CancellationToken)"/>, and the message stays to be read.</summary>
    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        MessageOrNull(Blocking.Result(TryRead(max, false, true, cancellationToken)));

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public async ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        MessageOrNull(await TryRead(max, false, false, cancellationToken));

    /// <summary>The next message, waited for without a limit in time; it stays to be read.</summary>
    public object PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <inheritdoc cref="PeekOne(CancellationToken)"/>
    public ValueTask<object> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>The next message with its sender, which stays to be read; false when none comes in time.</summary>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        envelope = Blocking.Result(TryRead(max, false, true, cancellationToken));
        return envelope is RealMessageEnvelope;
    }

    /// <inheritdoc cref="TryPeekOne"/>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        var envelope = await TryRead(max, false, false, cancellationToken);
        return (envelope is RealMessageEnvelope, envelope);
    }

    private static object MessageOrNull(MessageEnvelope envelope) => envelope is RealMessageEnvelope ? envelope.Message : null;

    private async ValueTask<object> ReceiveOne(TimeSpan? max, bool blocks, CancellationToken cancellationToken) =>
        MessageOrNull(await TryRead(max, true, blocks, cancellationToken));

    /// <summary>Reads, or looks, and remembers the outcome as the last message.</summary>
    private async ValueTask<MessageEnvelope> TryRead(TimeSpan? max, bool take, bool blocks, CancellationToken cancellationToken)
    {
        var timeout = max ?? RemainingOrDefault;
        var envelope = await _queue.Read(timeout, take, blocks, cancellationToken) ?? NullMessageEnvelope.Instance;
        _lastWasNoMsg = false;
        _lastMessage = envelope;
        if (TestKitSettings.LogTestKitCalls)
            LogRead(envelope, timeout);
        return envelope;
    }

    private void LogRead(MessageEnvelope envelope, TimeSpan timeout)
    {
        if (envelope is RealMessageEnvelope)
            Log.Log(Event.LogLevel.DebugLevel, null, $"Received {envelope}");
        else
            Log.Log(Event.LogLevel.DebugLevel, null, $"Received no message within {timeout}");
    }
}
