using System.CommandLine;

namespace AkkaVoice.Load;

/// <summary><c>akkavoice bench load</c></summary>
internal static class LoadCommand
{
    public static Command Create()
    {
        var sessions = WholeOption.Create("--sessions", "N", "Sessions at once", 100, 2, 10_000);
        var seconds = WholeOption.Create("--seconds", "S", "How long is measured", 30, 1, 86_400);
        var warmUp = WholeOption.Create("--warm-up", "S", "How long they talk before that", 20, 0, 3_600);
        var idle = new Option<bool>("--idle") { Description = "Nobody speaks: microphones are muted, the model is silent" };
        var stops = new Option<bool>("--stops") { Description = "Tells of every stop of the garbage collector, as it happens" };
        var json = new Option<string?>("--json") { Description = "Writes the report there, as JSON", HelpName = "FILE" };
        var command = new Command("load", "Talking sessions at once against a scripted peer, and what each of them costs.") { sessions, seconds, warmUp, idle, stops, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var plan = new LoadPlan(
                parsed.GetValue(sessions),
                parsed.GetValue(seconds),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                parsed.GetValue(idle),
                parsed.GetValue(stops),
                parsed.GetValue(json));
            var report = await LoadRun.RunAsync(plan, cancellation);
            Console.WriteLine(report);
            if (plan.JsonTo is { } path)
                await File.WriteAllTextAsync(path, report.ToJson() + "\n", CancellationToken.None);
            return 0;
        });
        return command;
    }
}
