using OpenAI.Realtime;

namespace AkkaVoice.LocalRealtime.Tests.Client;

/// <summary>A running server and a client that is connected to it.</summary>
internal interface IClientRig : IAsyncDisposable
{
    RealtimeSessionClient Client { get; }
}
