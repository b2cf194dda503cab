using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>What the unmodified OpenAI .NET client can do with the server, whatever lies between them.</summary>
public abstract class OfficialClientContract
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    internal abstract Task<IClientRig> StartAsync(LocalRealtimeOptions options);

    [Fact]
    public async Task The_client_holds_a_spoken_conversation_with_a_function_call()
    {
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Hears("weather in Rome").Says("One moment.", TimeSpan.FromMilliseconds(300), signal: 1).Calls("get_weather", """{"city":"Rome"}""", "call_7"))
            .OnTurn(t => t.Says("It is sunny in Rome.", TimeSpan.FromSeconds(1), signal: 2));
        await using var rig = await StartAsync(Options(script));
        using var timeout = new CancellationTokenSource(Bound);
        await using var updates = rig.Client.ReceiveUpdatesAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);
        await NextAsync<RealtimeServerUpdateSessionCreated>(updates);

        await rig.Client.ConfigureConversationSessionAsync(Session(), timeout.Token);
        var session = Assert.IsType<RealtimeConversationSession>((await NextAsync<RealtimeServerUpdateSessionUpdated>(updates)).Session);
        Assert.Equal("Be brief.", session.Instructions);
        Assert.Equal("get_weather", Assert.IsType<RealtimeFunctionTool>(Assert.Single(session.Tools)).FunctionName);
        Assert.Equal(320, Assert.IsType<RealtimeServerVadTurnDetection>(session.AudioOptions.InputAudioOptions.TurnDetection).SilenceDuration!.Value.TotalMilliseconds);

        await rig.Client.SendInputAudioAsync(BinaryData.FromBytes(Tone.Sine(TimeSpan.FromMilliseconds(500))), timeout.Token);
        await rig.Client.SendInputAudioAsync(BinaryData.FromBytes(Tone.Silence(TimeSpan.FromMilliseconds(400))), timeout.Token);
        var started = await NextAsync<RealtimeServerUpdateInputAudioBufferSpeechStarted>(updates);
        var stopped = await NextAsync<RealtimeServerUpdateInputAudioBufferSpeechStopped>(updates);
        Assert.Equal(started.ItemId, stopped.ItemId);
        Assert.Equal("weather in Rome", (await NextAsync<RealtimeServerUpdateConversationItemInputAudioTranscriptionCompleted>(updates)).Transcript);
        var call = await NextAsync<RealtimeServerUpdateResponseFunctionCallArgumentsDone>(updates);
        Assert.Equal("get_weather", call.FunctionName);
        Assert.Equal("""{"city":"Rome"}""", call.FunctionArguments.ToString());
        var first = (await NextAsync<RealtimeServerUpdateResponseDone>(updates)).Response;
        Assert.Equal(RealtimeResponseStatus.Completed, first.Status);
        Assert.Equal(2, first.OutputItems.Count);
        Assert.True(first.Usage.TotalTokenCount > 0);
        await NextAsync<RealtimeServerUpdateRateLimitsUpdated>(updates);

        await rig.Client.AddItemAsync(RealtimeItem.CreateFunctionCallOutputItem(call.CallId, """{"sky":"sunny"}"""), timeout.Token);
        await rig.Client.StartResponseAsync(timeout.Token);
        using var heard = new MemoryStream();
        RealtimeServerUpdate update;
        while ((update = await NextAsync<RealtimeServerUpdate>(updates)) is not RealtimeServerUpdateResponseDone)
        {
            if (update is RealtimeServerUpdateResponseOutputAudioDelta delta)
            {
                heard.Write(delta.Delta);
            }
        }

        Assert.Equal(CodedSignal.Generate(2, TimeSpan.FromSeconds(1)), heard.ToArray());
    }

    [Fact]
    public async Task The_client_interrupts_truncates_cancels_retrieves_and_deletes()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("A long answer that will be cut.", TimeSpan.FromMinutes(1)));
        await using var rig = await StartAsync(Options(script) with { Pacing = new PacingOptions { SpeedFactor = 0.5 } });
        using var timeout = new CancellationTokenSource(Bound);
        await using var updates = rig.Client.ReceiveUpdatesAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);

        await rig.Client.AddItemAsync(RealtimeItem.CreateUserMessageItem("Talk to me."), timeout.Token);
        await rig.Client.StartResponseAsync(timeout.Token);
        var item = (await NextAsync<RealtimeServerUpdateResponseOutputAudioDelta>(updates)).ItemId;
        await rig.Client.CancelResponseAsync(timeout.Token);
        var cancelled = (await NextAsync<RealtimeServerUpdateResponseDone>(updates)).Response;
        Assert.Equal(RealtimeResponseStatus.Cancelled, cancelled.Status);
        Assert.Equal(RealtimeResponseStatusReason.ClientCancelled, cancelled.StatusDetails.Reason);

        await rig.Client.TruncateItemAsync(item, 0, TimeSpan.FromMilliseconds(10), timeout.Token);
        Assert.Equal(10, (await NextAsync<RealtimeServerUpdateConversationItemTruncated>(updates)).AudioEndTime.TotalMilliseconds);
        await rig.Client.RequestItemRetrievalAsync(item, timeout.Token);
        Assert.IsType<RealtimeMessageItem>((await NextAsync<RealtimeServerUpdateConversationItemRetrieved>(updates)).Item);
        await rig.Client.DeleteItemAsync(item, timeout.Token);
        Assert.Equal(item, (await NextAsync<RealtimeServerUpdateConversationItemDeleted>(updates)).ItemId);
        await rig.Client.CancelResponseAsync(timeout.Token);
        Assert.Equal("response_cancel_not_active", (await NextAsync<RealtimeServerUpdateError>(updates)).Error.Code);
    }

    [Fact]
    public async Task The_client_passes_over_unknown_fields_and_the_servers_own_one()
    {
        var script = RealtimeScript.Create().OnEveryConnection(c => c
            .AddsUnknownFields()
            .OnEvent("response.created").SendsRaw("""{"type":"response.brand_new","event_id":"event_x","payload":{"a":[1]}}""")
            .OnTurn(t => t.Says("Fine.", TimeSpan.FromMilliseconds(100))));
        await using var rig = await StartAsync(Options(script));
        using var timeout = new CancellationTokenSource(Bound);
        await using var updates = rig.Client.ReceiveUpdatesAsync(timeout.Token).GetAsyncEnumerator(timeout.Token);
        await rig.Client.StartResponseAsync(timeout.Token);
        Assert.Equal(RealtimeResponseStatus.Completed, (await NextAsync<RealtimeServerUpdateResponseDone>(updates)).Response.Status);
    }

    private static LocalRealtimeOptions Options(RealtimeScript script) => new() { Brains = script, Seed = 7, Pacing = PacingOptions.Instant };

    private static RealtimeConversationSessionOptions Session() => new()
    {
        Instructions = "Be brief.",
        AudioOptions = new RealtimeConversationSessionAudioOptions
        {
            InputAudioOptions = new RealtimeConversationSessionInputAudioOptions
            {
                AudioTranscriptionOptions = new RealtimeAudioTranscriptionOptions { Model = "gpt-4o-mini-transcribe" },
                TurnDetection = new RealtimeServerVadTurnDetection { SilenceDuration = TimeSpan.FromMilliseconds(320) },
            },
            OutputAudioOptions = new RealtimeConversationSessionOutputAudioOptions { Voice = RealtimeVoice.Marin, Speed = 1.25f },
        },
        Tools =
        {
            new RealtimeFunctionTool("get_weather")
            {
                FunctionDescription = "The weather in a city.",
                FunctionParameters = BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}"""),
            },
        },
    };

    private static async Task<T> NextAsync<T>(IAsyncEnumerator<RealtimeServerUpdate> updates)
        where T : RealtimeServerUpdate
    {
        while (await updates.MoveNextAsync())
        {
            if (updates.Current is T found)
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The server closed before {typeof(T).Name} came.");
    }
}
