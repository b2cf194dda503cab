using System.CommandLine;

namespace AkkaVoice.Load.Bare;

/// <summary><c>akkavoice bench bare</c></summary>
internal static class BareCommand
{
    public static Command Create()
    {
        var sessions = WholeOption.Create("--sessions", "N", "Connections at once", 100, 2, 10_000);
        var seconds = WholeOption.Create("--seconds", "S", "How long is measured", 30, 1, 86_400);
        var warmUp = WholeOption.Create("--warm-up", "S", "How long they talk before that", 20, 0, 3_600);
        var pool = new Option<bool>("--pool") { Description = "Each message is sent from a thread of the pool, as where each session has its own turn" };
        var command = new Command("bare", "The same messages over the same sockets with no engine at all: the least that load can cost.") { sessions, seconds, warmUp, pool };
        command.SetAction(async (parsed, cancellation) =>
        {
            var report = await BareRun.RunAsync(
                parsed.GetValue(sessions),
                parsed.GetValue(seconds),
                TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                parsed.GetValue(pool),
                cancellation);
            Console.WriteLine(report);
            return 0;
        });
        return command;
    }
}
