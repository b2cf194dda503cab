using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using AkkaVoice.LocalRealtime.Hosting;
using AkkaVoice.LocalRealtime.Responses;
using AkkaVoice.LocalRealtime.Scripting;
using AkkaVoice.LocalRealtime.Tests.Rig;
using static AkkaVoice.LocalRealtime.Protocol.ServerEventTypes;

namespace AkkaVoice.LocalRealtime.Tests.Hosting;

/// <summary>The server on a real port.</summary>
public sealed class LocalRealtimeServerTests
{
    private static readonly LocalRealtimeOptions Quiet = new() { Brains = RealtimeScript.Create(), StopTimeout = TimeSpan.FromSeconds(2) };

    [Fact]
    public async Task It_listens_on_a_free_loopback_port_under_v1()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        Assert.True(server.Port > 0);
        Assert.Equal($"http://127.0.0.1:{server.Port}/v1", server.BaseUri.ToString());
        Assert.Equal($"ws://127.0.0.1:{server.Port}/v1", server.WebSocketUri.ToString());
    }

    [Fact]
    public async Task The_model_comes_from_the_query()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var named = await ConnectAsync(server, query: "?model=gpt-realtime-2.1");
        Assert.Equal("gpt-realtime-2.1", (await named.ReadAsync())!.Text("session.model"));
        using var unnamed = await ConnectAsync(server);
        Assert.Equal("gpt-realtime", (await unnamed.ReadAsync())!.Text("session.model"));
    }

    [Theory]
    [InlineData("Authorization", "Bearer right", true)]
    [InlineData("Authorization", "Bearer wrong", false)]
    [InlineData("api-key", "right", true)]
    [InlineData("X-Nothing", "right", false)]
    public async Task A_required_key_is_asked_for(string header, string value, bool isAllowed)
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { RequiredApiKey = "right" });
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader(header, value);
        socket.Options.CollectHttpResponseDetails = true;
        var connecting = socket.ConnectAsync(new Uri($"{server.WebSocketUri}/realtime"), CancellationToken.None);
        if (isAllowed)
        {
            await connecting;
            return;
        }

        await Assert.ThrowsAsync<WebSocketException>(() => connecting);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_refusal_says_why_in_its_body()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { RequiredApiKey = "right" });
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri($"{server.BaseUri}/realtime/client_secrets"), new StringContent("{}"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("invalid_api_key", body.RootElement.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_browser_sends_its_key_as_a_subprotocol()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { RequiredApiKey = "right" });
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("realtime");
        socket.Options.AddSubProtocol("openai-insecure-api-key.right");
        await socket.ConnectAsync(new Uri($"{server.WebSocketUri}/realtime"), CancellationToken.None);
        Assert.Equal("realtime", socket.SubProtocol);
    }

    [Fact]
    public async Task The_beta_header_is_fatal()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var client = await ConnectAsync(server, socket => socket.Options.SetRequestHeader("OpenAI-Beta", "realtime=v1"));
        Assert.Equal("beta_api_shape_disabled", Assert.Single(await client.ReadToEndAsync()).Text("error.code"));
        Assert.Equal((WebSocketCloseStatus)4000, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_scripted_refusal_answers_with_its_status()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { Brains = RealtimeScript.Create().OnConnection(0, c => c.Refuses(429)) });
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"{server.WebSocketUri}/realtime"), CancellationToken.None));
        Assert.Equal(HttpStatusCode.TooManyRequests, socket.HttpStatusCode);
        using var second = await ConnectAsync(server);
        Assert.Equal(SessionCreated, (await second.ReadAsync())!.Type);
    }

    [Fact]
    public async Task A_plain_request_is_told_that_this_is_a_websocket()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{server.BaseUri}/realtime"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_client_secret_opens_the_session_it_was_made_for()
    {
        var time = new ManualTime();
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { RequiredApiKey = "right", Time = time });
        using var body = await SecretAsync(server, """
            {"expires_after":{"anchor":"created_at","seconds":60},"session":{"type":"realtime","model":"gpt-realtime-2","instructions":"From the secret."}}
            """);
        var key = body.RootElement.GetProperty("value").GetString()!;
        Assert.StartsWith("ek_", key, StringComparison.Ordinal);
        Assert.Equal(ManualTime.Start.AddSeconds(60).ToUnixTimeSeconds(), body.RootElement.GetProperty("expires_at").GetInt64());
        Assert.Equal("From the secret.", body.RootElement.GetProperty("session").GetProperty("instructions").GetString());

        using var client = await ConnectAsync(server, socket => socket.Options.SetRequestHeader("Authorization", $"Bearer {key}"));
        var created = (await client.ReadAsync())!;
        Assert.Equal(("gpt-realtime-2", "From the secret."), (created.Text("session.model"), created.Text("session.instructions")));
        time.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server, socket => socket.Options.SetRequestHeader("Authorization", $"Bearer {key}")));
    }

    [Theory]
    [InlineData("""{"expires_after":{"seconds":5}}""", "expires_after.seconds")]
    [InlineData("""{"session":{"type":"realtime","voice":"alloy"}}""", "session.voice")]
    [InlineData("""{"sessions":{}}""", "sessions")]
    public async Task A_bad_secret_request_is_named(string request, string param)
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { RequiredApiKey = "right" });
        using var body = await SecretAsync(server, request);
        Assert.Equal(param, body.RootElement.GetProperty("error").GetProperty("param").GetString());
    }

    [Fact]
    public async Task A_spoken_answer_comes_whole_and_about_as_fast_as_it_was_told()
    {
        var script = RealtimeScript.Create().OnTurn(t => t.Says("Three seconds.", TimeSpan.FromSeconds(3), signal: 2));
        await using var server = await LocalRealtimeServer.StartAsync(Quiet with { Brains = script, Pacing = new PacingOptions { SpeedFactor = 6 } });
        using var client = await ConnectAsync(server);
        var start = TimeProvider.System.GetTimestamp();
        await client.SendAsync(new { type = "response.create" });
        var events = await client.ReadToAsync(ResponseDone);
        Assert.Equal(CodedSignal.Generate(2, TimeSpan.FromSeconds(3)), events.Where(e => e.Type == AudioDelta).Audio());

        // Never faster than planned; how much slower depends on how busy the machine is.
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(499));
    }

    [Fact]
    public async Task A_message_may_come_in_fragments_and_be_as_long_as_an_append_may()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var client = await ConnectAsync(server);
        await client.SendAsync(new { type = "session.update", session = new { type = "realtime", audio = new { input = new { turn_detection = (object?)null } } } });
        var text = Encoding.UTF8.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(new byte[15 * 1024 * 1024])}}"}""");
        await client.Socket.SendAsync(text.AsMemory(0, 1000), WebSocketMessageType.Text, false, CancellationToken.None);
        await client.Socket.SendAsync(text.AsMemory(1000), WebSocketMessageType.Text, true, CancellationToken.None);
        await client.SendAsync(new { type = "input_audio_buffer.commit" });
        Assert.Equal([SessionCreated, SessionUpdated, "input_audio_buffer.committed"], (await client.ReadToAsync("input_audio_buffer.committed")).Ladder());
    }

    [Fact]
    public async Task A_message_that_is_too_long_closes_with_1009()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var client = await ConnectAsync(server);
        var reading = client.ReadToEndAsync();
        try
        {
            await client.Socket.SendAsync(new byte[40 * 1024 * 1024], WebSocketMessageType.Text, true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The server may close while the client still sends.
        }

        await reading;
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task Stopping_closes_connections_with_1001_and_ends_soon()
    {
        var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var client = await ConnectAsync(server);
        Assert.Equal(SessionCreated, (await client.ReadAsync())!.Type);
        var reading = Task.Run(async () =>
        {
            await client.ReadToEndAsync();
            await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        });
        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
        await reading;
        Assert.Equal((WebSocketCloseStatus)1001, client.Socket.CloseStatus);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_client_that_closes_gets_its_close_frame_answered()
    {
        await using var server = await LocalRealtimeServer.StartAsync(Quiet);
        using var client = await ConnectAsync(server);
        await client.Socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(WebSocketState.Closed, client.Socket.State);
        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_reported()
    {
        await using var first = await LocalRealtimeServer.StartAsync(Quiet);
        await Assert.ThrowsAsync<IOException>(() => LocalRealtimeServer.StartAsync(Quiet with { Port = first.Port }));
    }

    private static async Task<SocketClient> ConnectAsync(LocalRealtimeServer server, Action<ClientWebSocket>? configure = null, string query = "")
    {
        var socket = new ClientWebSocket();
        configure?.Invoke(socket);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await socket.ConnectAsync(new Uri($"{server.WebSocketUri}/realtime{query}"), timeout.Token);
        return new SocketClient(socket);
    }

    private static async Task<JsonDocument> SecretAsync(LocalRealtimeServer server, string body)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "right");
        using var answer = await http.PostAsync(new Uri($"{server.BaseUri}/realtime/client_secrets"), new StringContent(body));
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
