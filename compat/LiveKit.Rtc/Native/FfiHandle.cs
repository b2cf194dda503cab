using System.Runtime.InteropServices;

namespace LiveKit.Rtc.Native;

/// <summary>A native object that is ours until it is disposed; a forgotten one is released when it is collected.</summary>
internal sealed class FfiHandle : SafeHandle
{
    private static long _open;

    internal FfiHandle(ulong id) : base(0, ownsHandle: true)
    {
        SetHandle(unchecked((nint)id));
        if (id != 0)
            Interlocked.Increment(ref _open);
    }

    internal static long Open => Interlocked.Read(ref _open);

    public override bool IsInvalid => handle == 0;

    internal ulong Id => unchecked((ulong)handle);

    /// <summary>The id for a request.</summary>
    /// <exception cref="ObjectDisposedException">It is released already.</exception>
    internal ulong Use(object owner)
    {
        ObjectDisposedException.ThrowIf(IsClosed, owner);
        return Id;
    }

    /// <summary>The native side has taken the object back, as some requests do: there is nothing left to release.</summary>
    internal void Consumed()
    {
        if (IsClosed)
            return;
        Interlocked.Decrement(ref _open);
        SetHandleAsInvalid();
    }

    protected override bool ReleaseHandle()
    {
        Interlocked.Decrement(ref _open);
        return FfiClient.Drop(Id);
    }
}
