namespace LiveKit.Rtc.Native;

/// <summary>Writes protobuf fields into bytes that are there already.</summary>
internal ref struct WireWriter(Span<byte> target)
{
    private readonly Span<byte> _target = target;
    private int _position;

    internal readonly ReadOnlySpan<byte> Written => _target[.._position];

    internal void Varint(int field, ulong value)
    {
        Put((ulong)field << 3);
        Put(value);
    }

    internal void Bytes(int field, scoped ReadOnlySpan<byte> bytes)
    {
        Put(((ulong)field << 3) | 2);
        Put((ulong)bytes.Length);
        bytes.CopyTo(_target[_position..]);
        _position += bytes.Length;
    }

    private void Put(ulong value)
    {
        while (value >= 0x80)
        {
            _target[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _target[_position++] = (byte)value;
    }
}
