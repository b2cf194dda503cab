using System.Collections.Concurrent;
using AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>
/// Decoders that are loaded when first needed and used again; each serves one utterance at a time. Safe for concurrent use.
/// As many utterances are decoded at once as the machine has processors; others wait for their turn.
/// </summary>
internal sealed class DecoderPool(Func<PocketSphinxDecoder> load) : IDisposable
{
    private readonly ConcurrentBag<PocketSphinxDecoder> _idle = [];
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private volatile bool _disposed;

    /// <summary>Loads a decoder ahead of its first use.</summary>
    public Task WarmUpAsync(CancellationToken cancellation) => UseAsync(static _ => true, cancellation);

    /// <summary>
    /// Works with a decoder, on a thread of its own: hundreds of milliseconds of decoding on the process's shared threads would hold up
    /// every socket and timer that needs one of them, the caller's audio included.
    /// </summary>
    /// <param name="work">What is done; it has the decoder for itself.</param>
    /// <param name="cancellation">Gives up waiting; work that has begun is finished.</param>
    public async Task<T> UseAsync<T>(Func<PocketSphinxDecoder, T> work, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task.Factory.StartNew(() => Use(work), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Frees the idle decoders; one at work is freed when it is done.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var decoder))
            decoder.Dispose();
    }

    private T Use<T>(Func<PocketSphinxDecoder, T> work)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var decoder = _idle.TryTake(out var idle) ? idle : load();
        try
        {
            return work(decoder);
        }
        finally
        {
            _idle.Add(decoder);
            if (_disposed)
                Dispose();
        }
    }
}
