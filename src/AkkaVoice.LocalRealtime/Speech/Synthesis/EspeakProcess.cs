using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AkkaVoice.LocalRealtime.Speech.Synthesis;

/// <summary>
/// Runs espeak-ng, a process for each text (some 15 ms). Its library keeps parts of a voice when it changes to another, so that the same
/// text would sound different from time to time, and speaks one text at a time; processes do neither.
/// </summary>
internal static class EspeakProcess
{
    public const string Program = "espeak-ng";

    // espeak-ng writes a canonical WAV header: the rate at byte 24, the samples from byte 44 on. Its sizes are not filled in.
    private const int RateOffset = 24;
    private const int HeaderLength = 44;
    private const int SlowestRate = 80;
    private const int FastestRate = 450;

    /// <summary>Speaks a text.</summary>
    /// <param name="text">What is said.</param>
    /// <param name="voice">How it sounds.</param>
    /// <param name="speed">Factor on the voice's rate.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>The sound, mono, and its rate in Hz.</returns>
    /// <exception cref="SpeechUnavailableException">espeak-ng cannot be started, or fails.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<(short[] Samples, int SampleRate)> SpeakAsync(
        string text, SpeechVoice voice, double speed, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = Start(voice, speed);
        try
        {
            using var wav = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(wav, cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await WriteAsync(process.StandardInput, text, cancellation).ConfigureAwait(false);
            await reading.ConfigureAwait(false);
            var error = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return process.ExitCode == 0 && error.Length == 0
                ? Read(wav.GetBuffer().AsSpan(0, (int)wav.Length))
                : throw new SpeechUnavailableException($"espeak-ng could not speak with the voice '{voice.EspeakVoice}': {error.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(SpeechVoice voice, double speed)
    {
        var rate = (int)Math.Clamp(Math.Round(voice.WordsPerMinute * speed), SlowestRate, FastestRate);
        var start = new ProcessStartInfo(
            Program,
            ["-v", voice.EspeakVoice, "-s", Text(rate), "-p", Text(voice.Pitch), "-b", "1", "-z", "--stdin", "--stdout"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new SpeechUnavailableException("espeak-ng cannot be started; is the Debian package espeak-ng installed?");
        }
    }

    private static async Task WriteAsync(StreamWriter input, string text, CancellationToken cancellation)
    {
        try
        {
            await using (input.ConfigureAwait(false))
                await input.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code and what it said tell why.
        }
    }

    private static (short[] Samples, int SampleRate) Read(ReadOnlySpan<byte> wav) => wav.Length < HeaderLength
        ? ([], Pcm.ProtocolRate)
        : (MemoryMarshal.Cast<byte, short>(wav[HeaderLength..]).ToArray(), BinaryPrimitives.ReadInt32LittleEndian(wav[RateOffset..]));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
