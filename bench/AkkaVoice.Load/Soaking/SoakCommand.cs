using System.CommandLine;

namespace AkkaVoice.Load.Soaking;

/// <summary><c>akkavoice bench soak</c></summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var sessions = WholeOption.Create("--sessions", "N", "Sessions at once", 100, 2, 1_000);
        var minutes = WholeOption.Create("--minutes", "M", "For how long", 30, 1, 10_000);
        var seed = WholeOption.Create("--seed", "N", "Decides what happens by chance", 1, 0, int.MaxValue);
        var command = new Command("soak", "Sessions that come and go, and whose connections break by chance: once a minute, what the process holds.") { sessions, minutes, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            await SoakRun.RunAsync(parsed.GetValue(sessions), parsed.GetValue(minutes), parsed.GetValue(seed), cancellation);
            return 0;
        });
        return command;
    }
}
