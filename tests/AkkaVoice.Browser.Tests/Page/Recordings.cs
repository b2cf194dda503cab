using AkkaVoice.Audio;
using AkkaVoice.Streams.Rooms.File;

namespace AkkaVoice.Browser.Tests.Page;

/// <summary>A WAV file that a browser plays as its microphone.</summary>
internal sealed class Recordings : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"akkavoice-microphone-{Guid.NewGuid():n}.wav");

    /// <param name="parts">Names of samples and numbers of seconds of silence, in order.</param>
    public Recordings(params object[] parts)
    {
        using var writer = WavWriter.Create(_path, AudioFormat.Realtime);
        foreach (var part in parts)
        {
            if (part is string name)
                writer.Write(Utterance.Load(Path.Combine(AppContext.BaseDirectory, "samples", name)).Samples.Span);
            else
                writer.Write(new short[(int)(24_000 * Convert.ToDouble(part, System.Globalization.CultureInfo.InvariantCulture))]);
        }
    }

    public string Microphone => _path;

    public void Dispose() => File.Delete(_path);
}
