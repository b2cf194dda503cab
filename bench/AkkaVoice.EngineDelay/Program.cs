using System.Globalization;
using System.Runtime.InteropServices;
using AkkaVoice.Actors.Events;
using AkkaVoice.Audio;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;

// The engine's own share of the delay: from the server's speech_stopped, as read off the socket, to the first sample at the
// loudspeaker, minus the time the server says it thought. Everything is real: sockets, clocks, the whole of "akkavoice talk".
var turns = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
var folder = Directory.CreateTempSubdirectory("akkavoice-bench-");
try
{
    var question = Path.Combine(folder.FullName, "question.wav");
    using (var wav = WavWriter.Create(question, AudioFormat.Realtime))
        wav.Write(MemoryMarshal.Cast<byte, short>(Tone.Sine(TimeSpan.FromMilliseconds(400))));

    var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(
        t => t.Thinks(TimeSpan.FromMilliseconds(50)).Says("An answer.", TimeSpan.FromMilliseconds(400))));
    await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = script });
    var events = Path.Combine(folder.FullName, "events.jsonl");
    var code = await CommandLine.RunAsync(
        ["talk", "--realtime-url", server.WebSocketUri.ToString(), "--events", events, "--max-seconds", "3600", "--in", .. Enumerable.Repeat(question, turns)],
        TextWriter.Null,
        Console.Error);
    var engine = File.ReadLines(events).Select(SessionEventJson.Read).OfType<FirstAudioEvent>().Select(e => e.EngineMs).ToArray();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"engine's share of the delay over {engine.Length} answers, in ms:"));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  first {engine[0]:0.0}   median {At(0.5):0.0}   p95 {At(0.95):0.0}   max {engine.Max():0.0}"));
    return code;

    double At(double share) => engine.Order().ElementAt(Math.Min(engine.Length - 1, (int)(share * engine.Length)));
}
finally
{
    folder.Delete(recursive: true);
}
