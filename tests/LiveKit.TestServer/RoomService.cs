using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LiveKit.TestServer;

/// <summary>The server API, as far as tests need somebody in power.</summary>
public sealed class RoomService(LiveKitDevServer server) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(server.HttpUrl) };

    public Task RemoveParticipantAsync(string room, string identity) => CallAsync("RemoveParticipant", room, new { room, identity });

    public Task DeleteRoomAsync(string room) => CallAsync("DeleteRoom", room, new { room });

    public Task MuteTrackAsync(string room, string identity, string trackSid, bool muted) =>
        CallAsync("MutePublishedTrack", room, new { room, identity, trackSid, muted });

    public Task UpdateRoomMetadataAsync(string room, string metadata) => CallAsync("UpdateRoomMetadata", room, new { room, metadata });

    /// <summary>Calls any method with a JSON body, with every right.</summary>
    public async Task<JsonElement> CallAsync(string method, string room, object body)
    {
        var rights = new Dictionary<string, object> { ["roomAdmin"] = true, ["roomCreate"] = true, ["roomList"] = true };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/twirp/livekit.RoomService/{method}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", LiveKitToken.Create("admin", room, rights));
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new HttpRequestException($"{method}: {(int)response.StatusCode} {text}");
    }

    public void Dispose() => _http.Dispose();
}
