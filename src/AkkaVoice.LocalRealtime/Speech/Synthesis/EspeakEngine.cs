using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>The process's one espeak-ng engine. Safe for concurrent use: one text is spoken at a time.</summary>
internal static unsafe class EspeakEngine
{
    private const int BufferMilliseconds = 100;
    private const int SlowestRate = 80;
    private const int FastestRate = 450;

    private static readonly Lock Gate = new();
    private static int _sampleRate;

    // Set while Gate is held; the callback runs on the thread that speaks.
    private static List<short>? _sound;
    private static CancellationToken _cancellation;

    /// <summary>Speaks a text; takes a few hundredths of the time that it lasts.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="voice">How it sounds.</param>
    /// <param name="speed">Factor on the voice's rate.</param>
    /// <param name="cancellation">Stops within 100 ms of sound.</param>
    /// <returns>The sound, mono, and its rate in Hz.</returns>
    /// <exception cref="SpeechUnavailableException">The engine cannot start or does not know the voice.</exception>
    public static (short[] Samples, int SampleRate) Speak(string text, SpeechVoice voice, double speed, CancellationToken cancellation)
    {
        lock (Gate)
        {
            Start();
            Select(voice, speed);
            _sound = [];
            _cancellation = cancellation;
            try
            {
                var bytes = (nuint)Encoding.UTF8.GetByteCount(text) + 1;
                var failed = EspeakNative.Synthesise(text, bytes, 0, 0, 0, EspeakNative.Utf8Text, 0, 0) != 0;
                cancellation.ThrowIfCancellationRequested();
                return failed ? throw new SpeechUnavailableException("espeak-ng could not speak.") : ([.. _sound], _sampleRate);
            }
            finally
            {
                _sound = null;
                _cancellation = default;
            }
        }
    }

    private static void Start()
    {
        if (_sampleRate > 0)
            return;
        var rate = EspeakNative.Initialise(EspeakNative.SynchronousOutput, BufferMilliseconds, 0, EspeakNative.DoNotExit);
        if (rate <= 0)
            throw new SpeechUnavailableException("espeak-ng could not start; are its data (Debian package espeak-ng-data) installed?");
        EspeakNative.SetCallback(&OnSound);
        _sampleRate = rate;
    }

    private static void Select(SpeechVoice voice, double speed)
    {
        if (EspeakNative.SetVoice(voice.EspeakVoice) != 0)
            throw new SpeechUnavailableException($"espeak-ng does not know the voice '{voice.EspeakVoice}'.");
        var rate = (int)Math.Clamp(Math.Round(voice.WordsPerMinute * speed), SlowestRate, FastestRate);
        EspeakNative.SetParameter(EspeakNative.RateParameter, rate, relative: 0);
        EspeakNative.SetParameter(EspeakNative.PitchParameter, voice.Pitch, relative: 0);
        EspeakNative.SetParameter(EspeakNative.PitchRangeParameter, voice.PitchRange, relative: 0);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSound(short* samples, int count, nint events)
    {
        if (_cancellation.IsCancellationRequested)
            return 1;
        if (samples is not null && count > 0)
            _sound?.AddRange(new ReadOnlySpan<short>(samples, count));
        return 0;
    }
}
