using System.CommandLine;

namespace AkkaVoice.Load.Isolation;

/// <summary><c>akkavoice bench isolation</c></summary>
internal static class IsolationCommand
{
    public static Command Create()
    {
        var sessions = WholeOption.Create("--sessions", "N", "Sessions at once", 20, 2, 1_000);
        var seconds = WholeOption.Create("--seconds", "S", "How long each condition is measured", 10, 1, 3_600);
        var rounds = WholeOption.Create("--rounds", "N", "How often all conditions are gone through", 3, 1, 100);
        var blocking = WholeOption.Create("--blocking", "N", "In how many sessions a stage blocks", 1, 1, 100);
        var command = new Command("isolation", "What one session's blocking tool or stage does to the others; 1 when it is too much.") { sessions, seconds, rounds, blocking };
        command.SetAction(async (parsed, cancellation) =>
            await IsolationRun.RunAsync(parsed.GetValue(sessions), parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(blocking), cancellation) ? 0 : 1);
        return command;
    }
}
