using System.Runtime.InteropServices;

namespace LiveKit.Rtc.Native;

/// <summary>Finds and loads the native library, once for the process. A failure is not remembered: the file may be put in its place meanwhile.</summary>
internal static class NativeLibraryLoader
{
    private static readonly Lock Gate = new();
    private static NativeFunctions? _loaded;

    internal static NativeFunctions? Loaded => Volatile.Read(ref _loaded);

    internal static NativeFunctions Load()
    {
        if (Loaded is { } loaded)
            return loaded;
        lock (Gate)
        {
            if (_loaded is null)
                Volatile.Write(ref _loaded, Load(Environment.GetEnvironmentVariable(LiveKitNative.PathVariable)));
            return _loaded!;
        }
    }

    /// <summary>Loads that file, or the one beside the program.</summary>
    internal static NativeFunctions Load(string? path)
    {
        if (!string.IsNullOrEmpty(path))
        {
            if (!File.Exists(path))
                throw new NativeLibraryException($"{LiveKitNative.PathVariable} is '{path}', but there is no such file; allowed is the path of LiveKit's native library.");
            return Open(path);
        }
        var places = Places().ToList();
        var found = places.FirstOrDefault(File.Exists) ?? throw new NativeLibraryException(
            $"LiveKit's native library is not there, so there are no LiveKit rooms. Looked for: {string.Join(", ", places)}. {Advice()}");
        return Open(found);
    }

    private static NativeFunctions Open(string path)
    {
        try
        {
            return new NativeFunctions(path, NativeLibrary.Load(path));
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new NativeLibraryException($"LiveKit's native library {path} does not load on {RuntimeInformation.RuntimeIdentifier}: {e.Message} {Advice()}", e);
        }
    }

    private static IEnumerable<string> Places()
    {
        var file = OperatingSystem.IsWindows() ? "livekit_ffi.dll" : OperatingSystem.IsMacOS() ? "liblivekit_ffi.dylib" : "liblivekit_ffi.so";
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var runtime = $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        string[] folders = [AppContext.BaseDirectory, Path.GetDirectoryName(typeof(NativeLibraryLoader).Assembly.Location) ?? ""];
        foreach (var folder in folders.Where(f => f.Length > 0).Select(f => Path.TrimEndingDirectorySeparator(f)).Distinct())
        {
            yield return Path.Combine(folder, "runtimes", runtime, "native", file);
            yield return Path.Combine(folder, file);
        }
    }

    private static string Advice() =>
        "It is built for linux-x64 (tested), linux-arm64, macOS and Windows x64 (untested), with glibc on Linux, on a machine with Node.js and npm. "
        + $"Build on the platform that the program is to run on, or set {LiveKitNative.PathVariable} to a 'livekit_ffi' library of LiveKit's Rust SDK {LiveKitNative.Version}.";
}
