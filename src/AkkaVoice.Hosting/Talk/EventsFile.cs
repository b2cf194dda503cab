using AkkaVoice.Actors.Events;

namespace AkkaVoice.Hosting.Talk;

/// <summary>Writes events to a file, one JSON object a line, each line whole as soon as it is written.</summary>
internal sealed class EventsFile(string path) : IDisposable
{
    private readonly StreamWriter _writer = new(path, append: false) { AutoFlush = true, NewLine = "\n" };

    public void Write(SessionEvent happened) => _writer.WriteLine(SessionEventJson.Write(happened));

    public void Dispose() => _writer.Dispose();
}
