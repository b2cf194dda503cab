using System.Buffers;

namespace AkkaVoice.Streams.Realtime.Socket;

/// <summary>
/// The bytes of one message, in a pooled array that grows as needed and serves message after message. Whoever emits one lends
/// it until the next is asked for.
/// </summary>
internal sealed class WireBuffer : IBufferWriter<byte>
{
    // An append is about 1.3 kB, and most events are less. What an audio delta needs, up to some 40 kB, is given back: there are a few a second,
    // and connections without number that only wait.
    private const int KeptBytes = 16 << 10;
    private const int FirstBytes = 4 << 10;

    private byte[] _array = [];
    private int _written;

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _array.AsMemory(0, _written);

    /// <summary>How much was written, in bytes.</summary>
    public int WrittenCount => _written;

    /// <inheritdoc />
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _array.Length - _written);
        _written += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _array.AsMemory(_written);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _array.AsSpan(_written);
    }

    /// <summary>Forgets what was written and keeps the array for the next message.</summary>
    public void Reset()
    {
        _written = 0;
        if (_array.Length > KeptBytes)
            Release();
    }

    /// <summary>Gives the array back to its pool.</summary>
    public void Release()
    {
        _written = 0;
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = [];
    }

    private void EnsureRoom(int sizeHint)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_array.Length - _written >= needed)
            return;
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(FirstBytes, Math.Max(_array.Length * 2, checked(_written + needed))));
        _array.AsSpan(0, _written).CopyTo(grown);
        if (_array.Length > 0)
            ArrayPool<byte>.Shared.Return(_array);
        _array = grown;
    }
}
