using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>Several callers with the agent at once.</summary>
/// <param name="Sessions">How many.</param>
/// <param name="Overhead">Of a turn, in ms; of none without an engine.</param>
/// <param name="Unanswered">Turns without an answer.</param>
/// <param name="Silent">Processor seconds of the agent's process a session-minute beyond its idle base, while nobody speaks.</param>
/// <param name="Talking">The same in turns one after the other.</param>
/// <param name="SilentThreads">Which threads take them, the base included.</param>
/// <param name="TalkingThreads">The same in turns one after the other.</param>
/// <param name="Megabytes">Memory that a session took beyond its base.</param>
/// <param name="MicrophonesLateMs">How late the callers' own microphones were at most.</param>
internal sealed record SessionFigures(
    int Sessions, Distribution Overhead, int Unanswered, double Silent, double Talking, string SilentThreads, string TalkingThreads, double Megabytes, double MicrophonesLateMs)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public static async Task<SessionFigures> MeasureAsync(
        Microphones microphones, LiveKitAccess access, MeasuredProcess agent, double idlePerMinute, int sessions, int turns, TimeSpan silenceOfTurns)
    {
        var baseMegabytes = agent.ProportionalMegabytes;
        var callers = new List<Caller>();
        try
        {
            for (var n = 0; n < sessions; n++)
            {
                var room = $"many-{n}-{Guid.NewGuid():N}";
                await agent.ComeAsync(room);
                callers.Add(await Caller.EnterAsync(microphones, access.Url, access.Token("caller", room)));
            }

            await Task.WhenAll(callers.Select(caller => caller.TogetherAsync()));
            await Task.Delay(3_000);
            var silent = new Consumption(agent);
            await Task.Delay(Silence);
            var (silentPerMinute, silentThreads) = (silent.PerMinute, silent.Threads(sessions));

            microphones.ForgetDelays();
            var talking = new Consumption(agent);
            var conversations = callers.Select(caller => new Conversation(caller, silenceOfTurns)).ToArray();
            await Task.WhenAll(conversations.Select(async (conversation, n) =>
            {
                await Task.Delay(n * 331 % 3_000);
                await (agent.Answers ? conversation.HoldAsync(turns) : SpeakAsync(callers[n], turns));
            }));
            return new SessionFigures(
                sessions,
                new(conversations.SelectMany(c => c.Overheads)),
                conversations.Sum(c => c.Unanswered),
                (silentPerMinute - idlePerMinute) / sessions,
                (talking.PerMinute - idlePerMinute) / sessions,
                silentThreads,
                talking.Threads(sessions),
                (agent.ProportionalMegabytes - baseMegabytes) / sessions,
                microphones.WorstDelayMs);
        }
        finally
        {
            foreach (var caller in callers) await caller.DisposeAsync();
        }
    }

    /// <summary>To whom nobody answers speaks as long as in turns, and pauses as long.</summary>
    private static async Task SpeakAsync(Caller caller, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            caller.Speaking = true;
            await Task.Delay(1_200);
            caller.Speaking = false;
            await Task.Delay(2_400);
        }
    }
}
