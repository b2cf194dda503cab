using System.Diagnostics;
using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>Several callers with the agent at once.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="Overhead">Of a turn, in ms.</param>
/// <param name="Unanswered">Turns without an answer.</param>
/// <param name="CpuPerSessionMinute">Processor seconds of the agent's process beyond its idle base.</param>
/// <param name="MegabytesPerSession">Memory that it took beyond its base.</param>
/// <param name="MicrophonesLateMs">How late the callers' own microphones were at most.</param>
internal sealed record SessionFigures(int Sessions, Distribution Overhead, int Unanswered, double CpuPerSessionMinute, double MegabytesPerSession, double MicrophonesLateMs)
{
    public static async Task<SessionFigures> MeasureAsync(
        Microphones microphones, LiveKitAccess access, ScriptedModel model, AgentProcess agent, double idleCpuPerSecond, int sessions, int turns)
    {
        var baseMegabytes = agent.ProportionalMegabytes;
        var callers = new List<Caller>();
        try
        {
            for (var n = 0; n < sessions; n++) callers.Add(await Caller.EnterAsync(microphones, access.Url, access.Token("caller", $"many-{n}-{Guid.NewGuid():N}")));
            await Task.WhenAll(callers.Select(caller => caller.TogetherAsync()));
            await Task.Delay(1_000);
            microphones.ForgetDelays();

            var (cpu, clock) = (agent.CpuSeconds, Stopwatch.StartNew());
            var conversations = callers.Select(caller => new Conversation(caller, model.Silence)).ToArray();
            await Task.WhenAll(conversations.Select(async (conversation, n) =>
            {
                await Task.Delay(n * 331 % 3_000);
                await conversation.HoldAsync(turns);
            }));
            var used = agent.CpuSeconds - cpu - (idleCpuPerSecond * clock.Elapsed.TotalSeconds);
            return new SessionFigures(
                sessions,
                new(conversations.SelectMany(c => c.Overheads)),
                conversations.Sum(c => c.Unanswered),
                used / sessions / clock.Elapsed.TotalMinutes,
                (agent.ProportionalMegabytes - baseMegabytes) / sessions,
                microphones.WorstDelayMs);
        }
        finally
        {
            foreach (var caller in callers) await caller.DisposeAsync();
        }
    }
}
