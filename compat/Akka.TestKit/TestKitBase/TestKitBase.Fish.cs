using System.Collections;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

// Skipping messages until the right one comes.
public abstract partial class TestKitBase
{
    /// <summary>The first message the predicate accepts; earlier ones are dropped. Fails when none comes in time.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>The first message of the type that the predicate accepts; earlier ones are dropped. Fails when none comes in time.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage(isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, null, max, hint, cancellationToken);

    /// <summary>As the form without it; the list is cleared and then filled with the messages that were dropped.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, ArrayList allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Blocking.Result(Fish(isMessage, allMessages, max, hint, true, cancellationToken));

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, ArrayList allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Fish(isMessage, allMessages, max, hint, false, cancellationToken);

    /// <summary>Reads what comes within <paramref name="max"/>; fails at a message of type T.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        for (var left = end - Now; left > TimeSpan.Zero; left = end - Now)
        {
            if (await TryRead(left, true, false, cancellationToken) is not RealMessageEnvelope envelope)
                return;
            _assertions.AssertFalse(envelope.Message is T, "Received a message of type {0}: {1}", typeof(T), envelope.Message);
        }
    }

    /// <summary>
    /// Reads until no message has come for <paramref name="max"/>; gives all it has read. Fails on more than <paramref name="maxMessages"/>.
    /// </summary>
    public async Task<ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var silence = RemainingOrDilated(max);
        var messages = new ArrayList();
        while (true)
        {
            var envelope = await TryRead(silence, true, false, cancellationToken);
            if (envelope is not RealMessageEnvelope)
                return messages;
            messages.Add(envelope.Message);
            _assertions.AssertFalse(messages.Count > maxMessages, "maxMessages violated: {0} messages came while radio silence was waited for; at most {1} were allowed.", messages.Count, maxMessages);
        }
    }

    private async ValueTask<T> Fish<T>(
        Predicate<T> isMessage, ArrayList dropped, TimeSpan? max, string hint, bool blocks, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        dropped?.Clear();
        while (true)
        {
            var left = end - Now;
            var envelope = await TryRead(left > TimeSpan.Zero ? left : TimeSpan.Zero, true, blocks, cancellationToken);
            if (envelope is not RealMessageEnvelope)
                _assertions.AssertTrue(false, "Timeout ({0}) during fishForMessage, hint: {1}", limit, hint);
            if (envelope.Message is T message && isMessage(message))
                return message;
            dropped?.Add(envelope.Message);
        }
    }
}
