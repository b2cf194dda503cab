using System.Globalization;
using System.Text.RegularExpressions;
using AkkaVoice.BrowserFlood;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;

// What 50 browsers that misbehave cost a neighbour: its voice frames are timed in quiet rounds and in rounds under attack, one after the
// other. Everything is real: "akkavoice run", sockets, clocks; all of it, attackers included, on this machine.
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
var seconds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10;
const int Attackers = 50;

var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("A very long story.", TimeSpan.FromSeconds(200))));
await using var model = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = script });
using var stop = new CancellationTokenSource();
var greeting = new StringWriter();
var service = CommandLine.RunAsync(["run", "--port", "0", "--realtime-url", model.WebSocketUri.ToString()], greeting, TextWriter.Null, stop.Token);
using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
Match link;
while (!(link = Regex.Match(greeting.ToString(), @"http://\S+/")).Success) await ticks.WaitForNextTickAsync();
var address = new Uri(link.Value);

await using var neighbour = await Neighbour.ConnectAsync(address);
await neighbour.ListenAsync(TimeSpan.FromSeconds(3)); // nothing is compiled yet
var (calm, attacked) = (new List<double>(), new List<double>());
var connects = 0;
for (var round = 0; round < rounds; round++)
{
    calm.AddRange(await neighbour.ListenAsync(TimeSpan.FromSeconds(seconds)));
    using var attack = new CancellationTokenSource();
    var attackers = Enumerable.Range(0, Attackers).Select(n => Attacker.RunAsync(address, n, () => Interlocked.Increment(ref connects), attack.Token)).ToArray();
    attacked.AddRange(await neighbour.ListenAsync(TimeSpan.FromSeconds(seconds)));
    await attack.CancelAsync();
    await Task.WhenAll(attackers);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Attackers} browsers misbehaved, over {connects} connections; lateness of the neighbour's voice frames, in ms:"));
Tell("calm", calm);
Tell("under attack", attacked);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  p99 changes by {At(attacked, 0.99) - At(calm, 0.99):0.0} ms"));
await stop.CancelAsync();
try
{
    await service;
}
catch (OperationCanceledException)
{
    // As told.
}

static void Tell(string name, List<double> late) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"  {name,-12}  {late.Count} frames   median {At(late, 0.5):0.0}   p95 {At(late, 0.95):0.0}   p99 {At(late, 0.99):0.0}   max {late.Max():0.0}   gaps heard {late.Count(l => l > 100)}"));

static double At(List<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(share * values.Count)));
