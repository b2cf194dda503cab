using System.ClientModel;
using AkkaVoice.LocalRealtime.Hosting;
using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>The contract over a real port.</summary>
public sealed class OfficialClientOverKestrelTests : OfficialClientContract
{
    internal override async Task<IClientRig> StartAsync(LocalRealtimeOptions options)
    {
        var server = await LocalRealtimeServer.StartAsync(options);
        var client = new RealtimeClient(new ApiKeyCredential("any"), new RealtimeClientOptions { Endpoint = server.WebSocketUri });
        return new Rig(server, await client.StartConversationSessionAsync("gpt-realtime"));
    }

    private sealed class Rig(LocalRealtimeServer server, RealtimeSessionClient client) : IClientRig
    {
        public RealtimeSessionClient Client => client;

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await server.DisposeAsync();
        }
    }
}
