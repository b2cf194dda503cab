using System.ClientModel;
using System.Net.WebSockets;
using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>OpenAI's session client over a socket that is already open.</summary>
internal sealed class PairSessionClient : RealtimeSessionClient
{
    public PairSessionClient(WebSocket socket)
        : base(new ApiKeyCredential("unused"), new Uri("ws://in-memory/v1/realtime"), null, null, new RealtimeClient(new ApiKeyCredential("unused")))
    {
        WebSocket = socket;
    }
}
