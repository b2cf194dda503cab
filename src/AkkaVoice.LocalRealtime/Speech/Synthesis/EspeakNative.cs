using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>The C interface of espeak-ng 1.51, as Debian ships it. One engine per process, not safe for concurrent use.</summary>
internal static unsafe partial class EspeakNative
{
    public const string Library = "libespeak-ng.so.1";

    /// <summary>Sound is given to the callback, and <see cref="Synthesise"/> returns when all of it was.</summary>
    public const int SynchronousOutput = 2;

    /// <summary>A failed start returns an error and does not end the process.</summary>
    public const int DoNotExit = 0x8000;

    /// <summary>Words per minute, 80 to 450.</summary>
    public const int RateParameter = 1;

    /// <summary>Base pitch, 0 to 100.</summary>
    public const int PitchParameter = 3;

    /// <summary>How much the pitch moves, 0 (monotone) to 100.</summary>
    public const int PitchRangeParameter = 4;

    /// <summary>The text is UTF-8.</summary>
    public const uint Utf8Text = 1;

    /// <summary>Starts the engine.</summary>
    /// <returns>Sampling rate in Hz; negative when it could not start.</returns>
    [LibraryImport(Library, EntryPoint = "espeak_Initialize")]
    public static partial int Initialise(int output, int bufferMilliseconds, nint dataPath, int options);

    /// <summary>The function that receives sound; it returns 0 to go on and 1 to stop.</summary>
    [LibraryImport(Library, EntryPoint = "espeak_SetSynthCallback")]
    public static partial void SetCallback(delegate* unmanaged[Cdecl]<short*, int, nint, int> callback);

    [LibraryImport(Library, EntryPoint = "espeak_SetVoiceByName", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVoice(string name);

    [LibraryImport(Library, EntryPoint = "espeak_SetParameter")]
    public static partial int SetParameter(int parameter, int value, int relative);

    [LibraryImport(Library, EntryPoint = "espeak_Synth", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Synthesise(
        string text, nuint bytes, uint position, int positionType, uint endPosition, uint flags, nint identifier, nint userData);
}
