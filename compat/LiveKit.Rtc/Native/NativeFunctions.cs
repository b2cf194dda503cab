using System.Runtime.InteropServices;

namespace LiveKit.Rtc.Native;

/// <summary>The four functions of LiveKit's C interface.</summary>
internal sealed unsafe class NativeFunctions
{
    private readonly delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, nuint, void>, byte, byte*, byte*, void> _initialize;
    private readonly delegate* unmanaged[Cdecl]<byte*, nuint, byte**, nuint*, ulong> _request;
    private readonly delegate* unmanaged[Cdecl]<ulong, byte> _dropHandle;
    private readonly delegate* unmanaged[Cdecl]<void> _dispose;

    /// <exception cref="EntryPointNotFoundException">The library lacks one of them: it is something else.</exception>
    internal NativeFunctions(string path, nint library)
    {
        Path = path;
        _initialize = (delegate* unmanaged[Cdecl]<delegate* unmanaged[Cdecl]<byte*, nuint, void>, byte, byte*, byte*, void>)NativeLibrary.GetExport(library, "livekit_ffi_initialize");
        _request = (delegate* unmanaged[Cdecl]<byte*, nuint, byte**, nuint*, ulong>)NativeLibrary.GetExport(library, "livekit_ffi_request");
        _dropHandle = (delegate* unmanaged[Cdecl]<ulong, byte>)NativeLibrary.GetExport(library, "livekit_ffi_drop_handle");
        _dispose = (delegate* unmanaged[Cdecl]<void>)NativeLibrary.GetExport(library, "livekit_ffi_dispose");
    }

    internal string Path { get; }

    internal void Initialize(delegate* unmanaged[Cdecl]<byte*, nuint, void> callback, bool captureLogs)
    {
        fixed (byte* sdk = "dotnet\0"u8, version = "0.1.0\0"u8)
            _initialize(callback, captureLogs ? (byte)1 : (byte)0, sdk, version);
    }

    /// <summary>Gives the handle that owns the answer's bytes; 0 when the request was refused.</summary>
    internal ulong Request(ReadOnlySpan<byte> request, out ReadOnlySpan<byte> answer)
    {
        byte* bytes;
        nuint length;
        fixed (byte* data = request)
        {
            var handle = _request(data, (nuint)request.Length, &bytes, &length);
            answer = handle == 0 ? default : new ReadOnlySpan<byte>(bytes, checked((int)length));
            return handle;
        }
    }

    internal bool Drop(ulong handle) => _dropHandle(handle) != 0;

    /// <summary>Closes all rooms and stops the library's threads; nothing can be asked for afterwards.</summary>
    internal void Dispose() => _dispose();
}
