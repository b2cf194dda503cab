using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AkkaVoice.LocalRealtime.Speech.Recognition;

/// <summary>
/// The acoustic model's Gaussian means, moved towards synthetic speech (maximum a posteriori adaptation). The project ships only
/// the differences, in eighths of a standard deviation; the model itself is Debian's.
/// </summary>
internal static class AdaptedMeans
{
    private const string DifferencesFile = "synthetic-speech.means.gz";
    private const float StepsPerDeviation = 8;
    private const float LeastVariance = 1e-4f;
    private const uint ByteOrderMark = 0x11223344;

    /// <summary>Writes the adapted means where the decoder can read them, and deletes them after use.</summary>
    /// <param name="modelFolder">Folder of the acoustic model.</param>
    /// <param name="use">Loads the decoder; is given the file's path.</param>
    /// <exception cref="SpeechUnavailableException">The installed model is not the one that the differences were made for.</exception>
    public static T Use<T>(string modelFolder, Func<string, T> use)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Adapt(File.ReadAllBytes(Path.Combine(modelFolder, "means")), File.ReadAllBytes(Path.Combine(modelFolder, "variances"))));
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Adapt(byte[] means, byte[] variances)
    {
        var (layout, meanValues) = Parse(means);
        var (_, varianceValues) = Parse(variances);
        var differences = MemoryMarshal.Cast<byte, sbyte>(ReadDifferences());
        if (differences.Length != meanValues.Length || varianceValues.Length != meanValues.Length)
            throw new SpeechUnavailableException($"The installed model has {meanValues.Length} means, not {differences.Length}; the Debian package pocketsphinx-en-us 0.8+5prealpha is needed.");
        for (var i = 0; i < differences.Length; i++)
            meanValues[i] += differences[i] / StepsPerDeviation * MathF.Sqrt(MathF.Max(varianceValues[i], LeastVariance));

        // A header without "chksum0": the decoder then expects no checksum at the end.
        return [.. "s3\nversion 1.0\nendhdr\n"u8, .. layout, .. MemoryMarshal.AsBytes(meanValues.AsSpan())];
    }

    /// <summary>Splits a parameter file: a text header, a byte order mark, the dimensions, the count of values, the values.</summary>
    private static (byte[] Layout, float[] Values) Parse(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf("endhdr\n"u8);
        var body = file[(end + "endhdr\n"u8.Length)..];
        if (end < 0 || BinaryPrimitives.ReadUInt32LittleEndian(body) != ByteOrderMark)
            throw new SpeechUnavailableException("The acoustic model's parameters have an unknown form.");
        var streams = BinaryPrimitives.ReadInt32LittleEndian(body[8..]);
        var layoutLength = 4 * (1 + 3 + streams + 1);
        var count = BinaryPrimitives.ReadInt32LittleEndian(body[(layoutLength - 4)..]);
        return (body[..layoutLength].ToArray(), MemoryMarshal.Cast<byte, float>(body.Slice(layoutLength, 4 * count)).ToArray());
    }

    private static byte[] ReadDifferences()
    {
        using var file = new GZipStream(File.OpenRead(SpeechData.PathOf(DifferencesFile)), CompressionMode.Decompress);
        using var all = new MemoryStream();
        file.CopyTo(all);
        return all.ToArray();
    }
}
