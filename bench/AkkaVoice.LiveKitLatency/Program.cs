using System.Globalization;
using AkkaVoice.LiveKitLatency;
using AkkaVoice.LiveKitLatency.Bare;
using AkkaVoice.LiveKitLatency.Callers;
using AkkaVoice.LiveKitLatency.Engine;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [BareAgent.Part])
{
    await BareAgent.RunAsync(Console.In);
    return 0;
}

string[] parts = ["bare", "turns", "sessions", "at", "joins"];
var part = args.Length > 0 ? args[0] : "turns";
var isBare = args is [_, _, "bare"] && part is not ("bare" or "turns");
if (LiveKitAccess.FromEnvironment() is not { } access)
{
    Console.Error.WriteLine("LIVEKIT_URL is not set; allowed: the address of a LiveKit server, for example ws://127.0.0.1:7880 (./akkavoice dev-server).");
    return 2;
}

if (!parts.Contains(part) || (args.Length > 1 && !(int.TryParse(args[1], out var parsed) && parsed > 0)) || (args.Length > 2 && !isBare))
{
    Console.Error.WriteLine(
        $"{string.Join(' ', args)}: allowed: {string.Join(", ", parts)}, a number above 0 of turns, of sessions or of joins, and 'bare' after it for sessions or joins with no engine.");
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

var log = Path.Combine(Path.GetTempPath(), $"livekit-latency-{Environment.ProcessId}.log");
Console.WriteLine($"the other end's log: {log}");
await using var model = await ScriptedModel.StartAsync(microphones, listen: part == "turns");
await using MeasuredProcess agent = isBare ? new BareProcess(access, log) : new AgentProcess(access, model.Address, log);
await Task.Delay(TimeSpan.FromSeconds(5));

// The first call finds nothing compiled yet, and is not counted.
if (isBare) await Joins.MeasureAsync(microphones, access, agent, 1, TextWriter.Null);
else await TurnFigures.MeasureAsync(microphones, access, model, 3);
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
var idling = new Consumption(agent);
await Task.Delay(TimeSpan.FromSeconds(10));
var idle = idling.PerMinute;
Console.WriteLine($"no session: {agent.ProportionalMegabytes:0.0} MB, {idle:0.00} processor seconds a minute");
var most = number > 0 ? number : 16;
for (var sessions = part == "at" ? most : 1; sessions <= most; sessions *= 2)
{
    var figures = await SessionFigures.MeasureAsync(microphones, access, agent, idle, sessions, 8, model.Silence);
    Console.WriteLine(
        $"{sessions,3} sessions: {figures.Silent:0.00} processor seconds a session-minute while all are silent, {figures.Talking:0.00} in turns; {figures.Megabytes:0.0} MB a session");
    Console.WriteLine($"      overhead {figures.Overhead}; {figures.Unanswered} unanswered; microphones late at most {figures.MicrophonesLateMs:0.0}");
    Console.WriteLine($"      silent:  {figures.SilentThreads}");
    Console.WriteLine($"      talking: {figures.TalkingThreads}");
}

return 0;
