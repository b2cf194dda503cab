using AkkaVoice.Hosting.Configuration;
using LiveKit.Rtc;

namespace AkkaVoice.Hosting.Doctor;

/// <summary>Whether LiveKit's native library is there, loads and works.</summary>
internal static class NativeLibraryCheck
{
    private const string Subject = "LiveKit's native library";

    public static Finding Look(AkkaVoiceOptions options) => Judge(options.LiveKit is not null, Problem());

    /// <param name="needed">Whether rooms are to be joined.</param>
    /// <param name="problem">Why they cannot; null when they can.</param>
    internal static Finding Judge(bool needed, string? problem) => problem switch
    {
        null => Finding.Fine(Subject, $"{LiveKitNative.Version}, {LiveKitNative.LoadedFrom}"),
        _ when needed => Finding.Wrong(
            Subject,
            problem,
            $"Build on this machine, with Node.js and npm on the PATH (the build brings the library), or set {LiveKitNative.PathVariable} to a library file."),
        _ => Finding.Skipped(Subject, $"not there, and not needed without a LiveKit server: {problem}"),
    };

    private static string? Problem()
    {
        if (!LiveKitNative.IsAvailable(out var problem)) return problem;
        try
        {
            // A library of another version may load, and not know what is asked of it.
            using var source = new AudioSource(24_000, 1, 60);
            return null;
        }
        catch (Exception e) when (e is RtcException or Google.Protobuf.InvalidProtocolBufferException)
        {
            return $"{LiveKitNative.LoadedFrom} loads, but does not work as version {LiveKitNative.Version} does: {e.Message}";
        }
    }
}
