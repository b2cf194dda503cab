using System.Diagnostics.CodeAnalysis;

namespace LiveKit.Rtc;

/// <summary>The native library behind this one: whether it is there, and what it holds for us.</summary>
public static class LiveKitNative
{
    /// <summary>The environment variable that names a library file to take instead of the one beside the program.</summary>
    public const string PathVariable = "LIVEKIT_FFI_LIBRARY";

    /// <summary>The version of LiveKit's native library whose interface is spoken here; what the build brings may be newer.</summary>
    public const string Version = "0.12.73";

    /// <summary>The file that was loaded; null before the first use.</summary>
    public static string? LoadedFrom => Native.NativeLibraryLoader.Loaded?.Path;

    /// <summary>Native objects (rooms, participants, tracks, sources, streams) that are held and not yet released.</summary>
    public static long OpenHandles => Native.FfiHandle.Open;

    /// <summary>Loads the library if it is not loaded yet. Never throws.</summary>
    /// <param name="problem">When it cannot be loaded: what was tried, and what to do.</param>
    public static bool IsAvailable([NotNullWhen(false)] out string? problem)
    {
        try
        {
            Native.NativeLibraryLoader.Load();
            problem = null;
            return true;
        }
        catch (NativeLibraryException e)
        {
            problem = e.Message;
            return false;
        }
    }
}
