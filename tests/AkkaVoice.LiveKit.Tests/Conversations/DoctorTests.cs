using AkkaVoice.LiveKit.Tests.Service;

namespace AkkaVoice.LiveKit.Tests.Conversations;

/// <summary>What the doctor says about a LiveKit server that is there.</summary>
public class DoctorTests
{
    private static readonly string[] AnyPort = ["doctor", "--set", "akkavoice.host.port=0", "--set", "akkavoice.worker.port=0"];

    [LiveKitFact]
    public async Task A_server_that_can_be_worked_with_is_fine_with_its_key_its_clock_and_the_native_library()
    {
        await using var server = await RoomServer.StartAsync();
        await using var doctor = AgentService.Command(server.Url, null, AnyPort);

        Assert.Equal(0, await doctor.EndAsync());
        await doctor.SaysAsync("ok   LiveKit server", "answers");
        await doctor.SaysAsync("ok   clock", "s against the server's");
        await doctor.SaysAsync("ok   LiveKit key", "'devkey' is accepted");
        await doctor.SaysAsync("ok   LiveKit's native library", "liblivekit_ffi");
        await doctor.SaysAsync("Nothing is wrong.");
    }

    [LiveKitFact]
    public async Task A_wrong_secret_is_all_that_is_wrong()
    {
        await using var server = await RoomServer.StartAsync();
        await using var doctor = AgentService.Command(server.Url, "no-secret-of-this-server-at-all", AnyPort);

        Assert.Equal(1, await doctor.EndAsync());
        await doctor.SaysAsync("FAIL LiveKit key");
        await doctor.SaysAsync("Check LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
        await doctor.SaysAsync("1 thing is wrong.");
    }
}
