using System.Runtime.InteropServices;
using AkkaVoice.Audio;

namespace AkkaVoice.EndToEnd.Tests.Talk;

/// <summary>A folder of a test's own, gone when it is over.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("akkavoice-test-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>A recording of something that turn detection takes for speech.</summary>
    public string Tone(string name, double seconds)
    {
        var path = File(name);
        using var writer = WavWriter.Create(path, AudioFormat.Realtime);
        writer.Write(MemoryMarshal.Cast<byte, short>(LocalRealtime.Scripting.Tone.Sine(TimeSpan.FromSeconds(seconds))));
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
