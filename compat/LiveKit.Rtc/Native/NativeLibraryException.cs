namespace LiveKit.Rtc;

/// <summary>
/// LiveKit's native library is not there, or does not fit this platform. The message says what was tried and what to do. Everything that does
/// not touch a room works without it; <see cref="LiveKitNative.IsAvailable"/> asks beforehand.
/// </summary>
public sealed class NativeLibraryException(string message, Exception? innerException = null) : RtcException(message, innerException);
