using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>Callers who come and go, one after the other: what the agent's process holds afterwards.</summary>
internal static class Joins
{
    public static async Task MeasureAsync(Microphones microphones, LiveKitAccess access, MeasuredProcess agent, int joins, TextWriter output)
    {
        for (var n = 1; n <= joins; n++)
        {
            var room = $"joins-{n}-{Guid.NewGuid():N}";
            await agent.ComeAsync(room);
            await using (var caller = await Caller.EnterAsync(microphones, access.Url, access.Token("caller", room)))
                await caller.TogetherAsync();
            if (n % Math.Max(1, joins / 10) == 0)
                await output.WriteLineAsync($"  {n,5} joins   {agent.ProportionalMegabytes,6:0.0} MB   {agent.Threads,4} threads   {agent.Descriptors,4} descriptors");
        }
    }
}
