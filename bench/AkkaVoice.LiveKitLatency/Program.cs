using System.Globalization;
using AkkaVoice.LiveKitLatency;
using AkkaVoice.LiveKitLatency.Bare;
using AkkaVoice.LiveKitLatency.Callers;
using AkkaVoice.LiveKitLatency.Engine;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string[] parts = ["bare", "turns", "sessions", "joins"];
var part = args.Length > 0 ? args[0] : "turns";
if (LiveKitAccess.FromEnvironment() is not { } access)
{
    Console.Error.WriteLine("LIVEKIT_URL is not set; allowed: the address of a LiveKit server, for example ws://127.0.0.1:7880 (./akkavoice dev-server).");
    return 2;
}

if (!parts.Contains(part) || (args.Length > 1 && !(int.TryParse(args[1], out var parsed) && parsed > 0)))
{
    Console.Error.WriteLine($"{string.Join(' ', args)}: allowed: {string.Join(", ", parts)}, and a number above 0 of turns, of sessions at most, or of joins.");
    return 2;
}

var number = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
using var microphones = new Microphones();
if (part is "bare" or "turns")
{
    var bare = await BarePath.MeasureAsync(microphones, access, $"bare-{Guid.NewGuid():N}", number > 0 ? number : 20);
    Console.WriteLine("no engine: from one caller to another, ms");
    Console.WriteLine($"  every 10 ms of a voice           {bare.Delay}");
    Console.WriteLine($"  first sample after a silence     {bare.Begin}");
    Console.WriteLine($"  last sample before a silence     {bare.End}");
    Console.WriteLine($"  microphones late at most         {microphones.WorstDelayMs,6:0.0}");
    if (part == "bare") return 0;
}

await using var model = await ScriptedModel.StartAsync(microphones, listen: part == "turns");
var log = Path.Combine(Path.GetTempPath(), $"livekit-latency-{Environment.ProcessId}.log");
await using var agent = AgentProcess.Start(access, model.Address, log);
Console.WriteLine($"the agent's log: {log}");
await Task.Delay(TimeSpan.FromSeconds(5));

// The first call finds nothing compiled yet, and is not counted.
await TurnFigures.MeasureAsync(microphones, access, model, 3);
if (part == "joins")
{
    await Joins.MeasureAsync(microphones, access, agent, number > 0 ? number : 200, Console.Out);
    return 0;
}

if (part == "turns")
{
    microphones.ForgetDelays();
    var turns = await TurnFigures.MeasureAsync(microphones, access, model, number > 0 ? number : 20);
    Console.WriteLine("with the engine, ms");
    Console.WriteLine($"  microphone -> append message     {turns.Uplink}");
    Console.WriteLine($"  first delta -> heard             {turns.Downlink}");
    Console.WriteLine($"  overhead of a turn               {turns.Overhead}");
    Console.WriteLine($"  speech_started -> silent         {turns.BargeIn}");
    Console.WriteLine($"  truncate against what was heard  {turns.Truncation}");
    Console.WriteLine($"  microphones late at most         {microphones.WorstDelayMs,6:0.0}");
    if (turns.Unanswered > 0) Console.WriteLine($"  turns without an answer          {turns.Unanswered,6}");
    return 0;
}

await Task.Delay(TimeSpan.FromSeconds(5));
var before = agent.CpuSeconds;
await Task.Delay(TimeSpan.FromSeconds(10));
var idle = (agent.CpuSeconds - before) / 10;
Console.WriteLine($"idle: {agent.ProportionalMegabytes:0.0} MB, {idle * 60:0.00} processor seconds a minute");
for (var sessions = 1; sessions <= (number > 0 ? number : 16); sessions *= 2)
{
    var figures = await SessionFigures.MeasureAsync(microphones, access, model, agent, idle, sessions, 5);
    Console.WriteLine(
        $"{sessions,3} sessions: overhead {figures.Overhead}; {figures.CpuPerSessionMinute:0.00} processor seconds and {figures.MegabytesPerSession:0.0} MB a session-minute and session; "
        + $"{figures.Unanswered} unanswered; microphones late at most {figures.MicrophonesLateMs:0.0}");
}

return 0;
