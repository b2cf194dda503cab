using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>The official client in a time that the test moves.</summary>
public sealed class VirtualTimeTests
{
    [Fact]
    public async Task An_hour_of_conversation_ends_as_announced_without_an_hour_passing()
    {
        var time = new ManualTime();
        var script = RealtimeScript.Create().OnEveryConnection(c => c.Otherwise(t => t.Thinks(TimeSpan.FromSeconds(1)).Says("Yes.", TimeSpan.FromSeconds(12))));
        await using var server = new InMemoryRealtimeServer(new LocalRealtimeOptions { Brains = script, Time = time, Seed = 5 });
        var socket = server.Connect("gpt-realtime");
        using var client = new PairSessionClient(socket);
        var answers = 0;
        string? lastError = null;
        var reading = Task.Run(async () =>
        {
            await foreach (var update in client.ReceiveUpdatesAsync())
            {
                answers += update is RealtimeServerUpdateResponseDone ? 1 : 0;
                lastError = (update as RealtimeServerUpdateError)?.Error.Code ?? lastError;
            }
        });

        var second = BinaryData.FromBytes((byte[])[.. Tone.Sine(TimeSpan.FromMilliseconds(500)), .. Tone.Silence(TimeSpan.FromMilliseconds(500))]);
        for (var minute = 0; minute < 60; minute++)
        {
            await client.SendInputAudioAsync(second);
            time.Advance(TimeSpan.FromMinutes(1));
            await socket.WhenReaderIdleAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }

        await reading.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(60, answers);
        Assert.Equal("session_expired", lastError);
        Assert.Equal(1001, (int)socket.CloseStatus!);
    }
}
