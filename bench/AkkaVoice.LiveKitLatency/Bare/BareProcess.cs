using System.Diagnostics;
using AkkaVoice.LiveKitLatency.Engine;

namespace AkkaVoice.LiveKitLatency.Bare;

/// <summary>In the agent's place a process with the native library and no engine (<see cref="BareAgent"/>): what a session costs at the least.</summary>
internal sealed class BareProcess(LiveKitAccess access, string log) : MeasuredProcess(Start(), log)
{
    public override bool Answers => false;

    public override async Task ComeAsync(string room)
    {
        await Process.StandardInput.WriteLineAsync($"{access.Url} {access.Token("agent", room)}");
        await Process.StandardInput.FlushAsync();
    }

    private static ProcessStartInfo Start() =>
        new("dotnet", [typeof(BareProcess).Assembly.Location, BareAgent.Part]) { RedirectStandardInput = true };
}
