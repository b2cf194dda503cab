using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.InMemory;
using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>The contract over a pair of sockets in memory.</summary>
public sealed class OfficialClientOverPairTests : OfficialClientContract
{
    internal override Task<IClientRig> StartAsync(LocalRealtimeOptions options)
    {
        var server = new InMemoryRealtimeServer(options);
        return Task.FromResult<IClientRig>(new Rig(server, new PairSessionClient(server.Connect("gpt-realtime"))));
    }

    private sealed class Rig(InMemoryRealtimeServer server, RealtimeSessionClient client) : IClientRig
    {
        public RealtimeSessionClient Client => client;

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await server.DisposeAsync();
        }
    }
}
