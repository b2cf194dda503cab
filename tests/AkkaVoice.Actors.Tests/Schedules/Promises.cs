using System.Runtime.InteropServices;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Tests.Schedules;

/// <summary>What holds after every schedule.</summary>
internal static class Promises
{
    public static void Check(ScheduleRun run)
    {
        EverythingHappenedOnOneThread(run);
        TheSessionEndsOrGoesOn(run);
        AtMostOneResponseIsActive(run);
        EveryCallIsAnsweredOnce(run);
        NoConnectionIsGivenAnAnswerTwice(run);
        EveryRequestHasAnOutcome(run);
        TheJournalIsWhatWasHeard(run);
        NothingIsSaidAboutAnItemAfterItsFinalWord(run);
        NothingIsLeft(run);
        NothingFailed(run);
    }

    private static void EverythingHappenedOnOneThread(ScheduleRun run) =>
        Assert.True(run.Stranger is null, $"On another thread: {run.Stranger}");

    private static void TheSessionEndsOrGoesOn(ScheduleRun run)
    {
        Assert.True(run.CameToRest, "It did not come to rest.");
        var end = Assert.Single(run.Events.OfType<EndEvent>());
        Assert.Same(run.Events[^1], end);
        Assert.NotEqual(SessionEndReason.InternalError, end.Reason);
    }

    private static void AtMostOneResponseIsActive(ScheduleRun run)
    {
        string? active = null;
        var seen = new HashSet<string>();
        foreach (var response in run.Events.OfType<ResponseEvent>())
        {
            if (response.Status == ResponseStatus.InProgress)
            {
                Assert.Null(active);
                Assert.True(seen.Add(response.Id), $"{response.Id} began twice.");
                active = response.Id;
            }
            else
            {
                Assert.Equal(active, response.Id);
                active = null;
            }
        }

        Assert.Null(active);
    }

    private static void EveryCallIsAnsweredOnce(ScheduleRun run)
    {
        var calls = run.Events.OfType<ToolCallEvent>().Select(call => call.CallId).ToList();
        Assert.Distinct(calls);
        Assert.Equal(calls.Order(), run.Events.OfType<ToolResultEvent>().Select(result => result.CallId).Order());
        Assert.Equal(calls.Order(), run.Session.Journal.Items.OfType<ToolItem>().Where(tool => tool.Output is not null).Select(tool => tool.CallId).Order());
    }

    private static void NoConnectionIsGivenAnAnswerTwice(ScheduleRun run)
    {
        for (var connection = 0; connection < run.Proxy.Connections.Count; connection++)
        {
            Assert.Distinct(run.Wire.FromClient(connection, "conversation.item.create")
                .Select(entry => entry.Json!.Value.GetProperty("item"))
                .Where(item => item.GetProperty("type").GetString() == "function_call_output")
                .Select(item => item.GetProperty("call_id").GetString()));
        }
    }

    private static void EveryRequestHasAnOutcome(ScheduleRun run) =>
        Assert.All(run.Requests, request => Assert.True(request.Wait(TimeSpan.FromSeconds(30)), "A request has no outcome."));

    private static void TheJournalIsWhatWasHeard(ScheduleRun run)
    {
        var heard = Heard(run);
        var answers = AnswersByItem(run);
        foreach (var item in run.Session.Journal.Items.OfType<AssistantItem>().Where(item => item.Spoken))
        {
            var positions = answers.TryGetValue(item.Id, out var answer) && heard.TryGetValue(answer, out var found) ? found : [];
            Assert.True(positions.SequenceEqual(positions.Order().Distinct()), $"{item.Id} was heard out of order or twice.");
            var expected = item.Progress switch
            {
                AssistantProgress.Complete => item.ReceivedMs,
                AssistantProgress.Cut => item.HeardMs,
                _ => 0,
            };

            // A border between two stretches may cost or add a sample or two; the journal counts whole ms.
            Assert.True(
                Math.Abs(expected - (positions.Count / 24.0)) <= 1.1,
                $"The journal has {expected} ms of {item.Id} as heard ({item.Progress}), the speaker {positions.Count / 24.0:0.0} ms.");
        }
    }

    private static void NothingIsSaidAboutAnItemAfterItsFinalWord(ScheduleRun run)
    {
        var final = new HashSet<string>();
        foreach (var transcript in run.Events.OfType<TranscriptEvent>())
        {
            Assert.DoesNotContain(transcript.ItemId, final);
            if (transcript.Final)
                final.Add(transcript.ItemId);
        }
    }

    private static void NothingIsLeft(ScheduleRun run)
    {
        Assert.Empty(run.ActorsLeft);
        Assert.Empty(run.ToolsRunning);
        Assert.Empty(run.TimersLeft);
    }

    // But for the tool that is made to throw.
    private static void NothingFailed(ScheduleRun run) =>
        Assert.DoesNotContain(run.Log.Entries, entry => entry.Exception is { } exception && exception.Message != ScheduleRun.BrokenTool);

    private static Dictionary<int, List<long>> Heard(ScheduleRun run)
    {
        var recording = run.Room.Heard.Heard;
        var heard = new Dictionary<int, List<long>>();
        (int Answer, long Position)? before = null;
        for (var i = 0; i + 1 < recording.Length; i++)
        {
            var here = ChanceBrain.Locate(recording.AsSpan(i, 2));

            // Two neighbours tell of both; at a border two strangers may look like neighbours, but not twice in a row.
            if (here is { } now && before is { } last && now == (last.Answer, last.Position + 1))
            {
                var positions = CollectionsMarshal.GetValueRefOrAddDefault(heard, now.Answer, out _) ??= [];
                if (positions.Count == 0 || positions[^1] < last.Position)
                    positions.Add(last.Position);
                positions.Add(now.Position);
            }
            else if (before is { } end && heard.TryGetValue(end.Answer, out var ended) && ended[^1] == end.Position)
            {
                ended.Add(end.Position + 1);
            }

            before = here;
        }

        return heard;
    }

    private static Dictionary<string, int> AnswersByItem(ScheduleRun run)
    {
        var answers = new Dictionary<string, int>();
        foreach (var entry in run.Wire.Entries.Where(entry => !entry.IsFromClient && entry.Type == "response.output_audio.delta"))
        {
            var item = entry.Json!.Value.GetProperty("item_id").GetString()!;
            if (answers.ContainsKey(item))
                continue;
            var audio = Convert.FromBase64String(entry.Json!.Value.GetProperty("delta").GetString()!);
            if (ChanceBrain.Locate(MemoryMarshal.Cast<byte, short>(audio)) is { } located)
                answers.Add(item, located.Answer);
        }

        return answers;
    }
}
