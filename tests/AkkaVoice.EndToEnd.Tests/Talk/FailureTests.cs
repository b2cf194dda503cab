using System.Net;
using System.Net.Sockets;
using AkkaVoice.Actors.Events;
using AkkaVoice.Hosting.Commands;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.EndToEnd.Tests.Talk;

/// <summary>Every way in which it cannot work ends clearly, with exit code 1 and the recording so far.</summary>
public class FailureTests
{
    [Fact]
    public async Task A_server_that_is_away()
    {
        using var folder = new TestFolder();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var run = await TalkRun.AtAsync($"ws://127.0.0.1:{port}/v1", folder, "--in", folder.Tone("a.wav", 0.3));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(SessionEndReason.Unreachable, run.Single<EndEvent>().Reason);
        Assert.Contains($"127.0.0.1:{port}", run.Error);
    }

    [Fact]
    public async Task A_key_that_is_refused()
    {
        using var folder = new TestFolder();
        await using var server = await LocalRealtimeServer.StartAsync(new LocalRealtimeOptions { Brains = RealtimeScript.Create(), RequiredApiKey = "right" });

        var run = await TalkRun.AtAsync(server.WebSocketUri.ToString(), folder, "--in", folder.Tone("a.wav", 0.3));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(SessionEndReason.Unauthorized, run.Single<EndEvent>().Reason);
    }

    [Fact]
    public async Task A_server_that_closes_in_the_middle_of_an_answer()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create()
            .OnTurn(t => t.Says("A very long story.", TimeSpan.FromSeconds(20), signal: 5))
            .OnEveryConnection(c => c.OnEvent("response.output_audio.delta", 12).Closes(1011, "gone"));

        var run = await TalkRun.AgainstAsync(script, folder, "--in", folder.Tone("a.wav", 0.5));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.False(run.Single<EndEvent>().Reason.IsNormal());
        Assert.Equal(0, Coded.Find(run.Recording, signal: 5).First);
        Assert.Contains("broke off", run.Error);
    }

    [Fact]
    public async Task Settings_that_are_refused()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create().OnEveryConnection(c => c.RejectsSessionUpdate("invalid_value", "No such voice.", "session.audio.output.voice"));

        var run = await TalkRun.AgainstAsync(script, folder, "--in", folder.Tone("a.wav", 0.3));

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal(SessionEndReason.ConfigurationRejected, run.Single<EndEvent>().Reason);
    }

    [Fact]
    public async Task A_conversation_that_takes_too_long_is_ended_in_good_order()
    {
        using var folder = new TestFolder();
        var script = RealtimeScript.Create().OnTurn(t => t.Says("A very long story.", TimeSpan.FromSeconds(60), signal: 5));

        var run = await TalkRun.AgainstAsync(script, folder, "--max-seconds", "3", "--in", folder.Tone("a.wav", 0.5));

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Equal(SessionEndReason.TimeLimit, run.Single<EndEvent>().Reason);
    }
}
