using System.Text;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Sessions;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Sessions;

/// <summary>What holds whatever a client does, tried with random clients. The seed is in the name of the case.</summary>
public sealed class InvariantTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_clients_find_no_broken_promise(int seed)
    {
        var rig = Run(seed);
        var open = new Dictionary<string, HashSet<string>>();
        var finished = new HashSet<string>();
        string? active = null;
        foreach (var e in rig.Events)
        {
            switch (e.Type)
            {
                case ResponseCreated:
                    var id = e.Text("response.id")!;
                    open.Add(id, []);
                    if (!e.IsNull("response.conversation_id"))
                    {
                        Assert.Null(active);
                        active = id;
                    }

                    break;
                case ResponseDone:
                    id = e.Text("response.id")!;
                    Assert.True(open.Remove(id, out var items) && finished.Add(id), $"{id} ended twice or was never created");
                    Assert.Empty(items);
                    active = active == id ? null : active;
                    break;
                case OutputItemAdded:
                    Assert.True(open[e.Text("response_id")!].Add(e.Text("item.id")!));
                    break;
                case OutputItemDone:
                    Assert.True(open[e.Text("response_id")!].Remove(e.Text("item.id")!));
                    Assert.NotEqual("in_progress", e.Text("item.status"));
                    break;
                default:
                    if (e.Json.TryGetProperty("response_id", out var of))
                    {
                        Assert.Contains(e.Text("item_id")!, open[of.GetString()!]);
                    }

                    break;
            }
        }

        Assert.Empty(open);
        Assert.Equal(rig.Events.Count, rig.Events.Select(e => e.Text("event_id")).Distinct().Count());
        DeltasMatch(rig);
        MarksAreInOrder(rig);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void The_same_seed_gives_the_same_bytes(int seed)
    {
        var first = Run(seed).Events.Select(e => $"{e.At} {e}");
        Assert.Equal(first, Run(seed).Events.Select(e => $"{e.At} {e}"));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void Mutilated_events_get_one_error_or_an_answer_and_never_break_the_session(int seed)
    {
        var random = new Random(seed);
        var rig = new CoreRig(RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Says("Yes.", TimeSpan.FromMilliseconds(50)))));
        for (var i = 0; i < 2000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Samples[random.Next(Samples.Length)]);
            for (var hits = random.Next(1, 4); hits > 0; hits--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            rig.Core.Receive(bytes.AsSpan(0, random.Next(bytes.Length + 1)));
            rig.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Null(rig.Sink.Closed);
        Assert.Equal("input_audio_buffer.cleared", rig.Send(new { type = "input_audio_buffer.clear" })[0].Type);
    }

    private static readonly string[] Samples =
    [
        """{"type":"session.update","session":{"type":"realtime","instructions":"x","audio":{"input":{"turn_detection":{"type":"server_vad","threshold":0.4}}}}}""",
        """{"type":"input_audio_buffer.append","audio":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""",
        """{"type":"conversation.item.create","item":{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]}}""",
        """{"type":"response.create","response":{"conversation":"none","metadata":{"a":"b"},"input":[]}}""",
        """{"type":"conversation.item.truncate","item_id":"item_x","content_index":0,"audio_end_ms":10}""",
        """{"type":"input_audio_buffer.commit","event_id":"abc"}""",
    ];

    private static CoreRig Run(int seed)
    {
        var random = new Random(seed);
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Answers(_ => RandomPlan(random))));
        var rig = new CoreRig(script, new RealtimeCoreOptions { Seed = seed });
        for (var i = 0; i < 60; i++)
        {
            Act(rig, random);
            rig.Advance(TimeSpan.FromMilliseconds(random.Next(0, 700)));
        }

        rig.Advance(TimeSpan.FromMinutes(2));
        return rig;
    }

    private static void Act(CoreRig rig, Random random)
    {
        var items = rig.Events.Where(e => e.Type is ItemAdded or OutputItemAdded).Select(e => e.Text("item.id")).ToList();
        var item = items.Count > 0 ? items[random.Next(items.Count)] : "none";
        switch (random.Next(10))
        {
            case 0 or 1:
                rig.Speak(random.Next(20, 600));
                break;
            case 2 or 3:
                rig.BeSilent(random.Next(20, 900));
                break;
            case 4:
                rig.Send(new { type = "response.create" });
                break;
            case 5:
                rig.Send(new { type = "response.create", response = new { conversation = "none" } });
                break;
            case 6:
                rig.Send(new { type = "response.cancel" });
                break;
            case 7:
                rig.Send(new { type = "conversation.item.truncate", item_id = item, content_index = 0, audio_end_ms = random.Next(0, 3000) });
                break;
            case 8:
                rig.Send(new { type = "conversation.item.delete", item_id = item });
                break;
            default:
                rig.Send(new { type = random.Next(2) == 0 ? "input_audio_buffer.commit" : "input_audio_buffer.clear" });
                break;
        }
    }

    private static ResponsePlan RandomPlan(Random random)
    {
        var items = new List<PlannedItem>();
        for (var i = random.Next(0, 4); i > 0; i--)
        {
            items.Add(random.Next(3) == 0
                ? new PlannedFunctionCall("f", """{"argument":"a value of some length"}""")
                : new PlannedMessage("some words that are said here", CodedSignal.Generate(1, TimeSpan.FromMilliseconds(random.Next(0, 9000)))));
        }

        return new ResponsePlan
        {
            Items = items,
            Interleaved = random.Next(2) == 0,
            ThinkingDelay = TimeSpan.FromMilliseconds(random.Next(0, 500)),
            Outcome = random.Next(5) == 0 ? PlannedOutcome.Incomplete("content_filter") : PlannedOutcome.Completed,
        };
    }

    private static void DeltasMatch(CoreRig rig)
    {
        foreach (var (done, delta, field) in (IEnumerable<(string, string, string)>)
            [(TranscriptDone, TranscriptDelta, "transcript"), (ArgumentsDone, ArgumentsDelta, "arguments"), (TextDone, TextDelta, "text")])
        {
            foreach (var e in rig.All(done))
            {
                Assert.Equal(e.Text(field), rig.All(delta).OfItem(e.Text("item_id")!).Joined());
            }
        }
    }

    private static void MarksAreInOrder(CoreRig rig)
    {
        long last = 0;
        foreach (var e in rig.All(SpeechStopped))
        {
            Assert.Equal(0, e["audio_end_ms"].GetInt64() % 32);
            Assert.True(e["audio_end_ms"].GetInt64() > last);
            last = e["audio_end_ms"].GetInt64();
        }

        Assert.All(rig.Events, e => Assert.Equal(JsonValueKind.Object, e.Json.ValueKind));
    }
}
