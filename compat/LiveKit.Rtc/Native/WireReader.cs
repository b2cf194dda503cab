namespace LiveKit.Rtc.Native;

/// <summary>Reads protobuf fields from bytes, for the messages that come too often to build objects for.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The next field's number and wire type (0 varint, 1 eight bytes, 2 length and bytes, 5 four bytes). False at the end.</summary>
    internal bool Next(out int field, out int wireType)
    {
        if (_rest.IsEmpty)
        {
            field = wireType = 0;
            return false;
        }
        var tag = Varint();
        field = (int)(tag >> 3);
        wireType = (int)(tag & 7);
        return true;
    }

    internal ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
        throw new FormatException("A number of more than ten bytes in a message of LiveKit's native library.");
    }

    internal ReadOnlySpan<byte> Bytes()
    {
        var length = checked((int)Varint());
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    internal void Skip(int wireType)
    {
        switch (wireType)
        {
            case 0: Varint(); break;
            case 1: _rest = _rest[8..]; break;
            case 2: Bytes(); break;
            case 5: _rest = _rest[4..]; break;
            default: throw new FormatException($"Wire type {wireType} in a message of LiveKit's native library.");
        }
    }
}
