using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Akka.Streams;
using Akka.TestKit.Xunit2;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.OpenAi;
using AkkaVoice.Streams.Realtime.Socket;
using AkkaVoice.Streams.Tests.Realtime.Socket;

namespace AkkaVoice.Streams.Tests.Realtime.OpenAi;

public sealed class OpenAiDialerTests : TestKit
{
    [Theory]
    [InlineData("401 Unauthorized", DialFailure.Unauthorized)]
    [InlineData("403 Forbidden", DialFailure.Unauthorized)]
    [InlineData("404 Not Found", DialFailure.Refused)]
    [InlineData("429 Too Many Requests", DialFailure.Busy)]
    [InlineData("500 Internal Server Error", DialFailure.Busy)]
    [InlineData("503 Service Unavailable", DialFailure.Busy)]
    public async Task A_server_that_says_no_is_told_by_its_reason(string status, DialFailure failure)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answering = AnswerOnce(server, status);
        var refused = await Assert.ThrowsAsync<RealtimeDialException>(() => Dial(server.LocalEndpoint));
        Assert.Equal(failure, refused.Failure);
        Assert.DoesNotContain("secret", refused.Message);
        Assert.Contains("127.0.0.1", refused.Message);
        var request = await answering;
        Assert.StartsWith("GET /v1/realtime?model=gpt-realtime HTTP/1.1", request);
        Assert.Contains("Authorization: Bearer secret", request);
        Assert.Contains("Sec-WebSocket-Protocol: realtime", request);
        Assert.DoesNotContain("OpenAI-Beta", request);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        EndPoint nobody;
        using (var server = new TcpListener(IPAddress.Loopback, 0))
        {
            server.Start();
            nobody = server.LocalEndpoint;
        }

        Assert.Equal(DialFailure.Unreachable, (await Assert.ThrowsAsync<RealtimeDialException>(() => Dial(nobody))).Failure);
    }

    [Fact]
    public async Task A_server_that_never_answers_times_out()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var slow = await Assert.ThrowsAsync<RealtimeDialException>(() => Dial(server.LocalEndpoint, TimeSpan.FromMilliseconds(50)));
        Assert.Equal(DialFailure.TimedOut, slow.Failure);
    }

    [Fact]
    public async Task Whoever_gives_up_gets_a_cancellation_and_no_failure()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var given = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dial(server.LocalEndpoint, cancellation: given.Token));
    }

    [Fact]
    public async Task A_socket_that_opens_when_its_owner_is_gone_is_disposed()
    {
        var socket = new FakeWebSocket();
        var materializer = ActorMaterializer.Create(Sys, ActorMaterializerSettings.Create(Sys));
        materializer.Shutdown();
        var dialer = new OpenAiDialer(new RealtimeSocketOptions(), TimeProvider.System, (_, _, _) => Task.FromResult<WebSocket>(socket));
        await Assert.ThrowsAnyAsync<Exception>(() => dialer.DialAsync(new RealtimeEndpoint(new Uri("ws://x/v1"), "k"), "m", _ => { }, materializer, default));
        await socket.Disposed.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "wss://api.openai.com/v1/realtime?model=gpt-realtime")]
    [InlineData("wss://api.openai.com/v1/", "wss://api.openai.com/v1/realtime?model=gpt-realtime")]
    [InlineData("http://127.0.0.1:8080/v1", "ws://127.0.0.1:8080/v1/realtime?model=gpt-realtime")]
    [InlineData("ws://127.0.0.1:8080", "ws://127.0.0.1:8080/realtime?model=gpt-realtime")]
    [InlineData("ws://127.0.0.1:8080/v1/realtime", "ws://127.0.0.1:8080/v1/realtime?model=gpt-realtime")]
    [InlineData("https://x.openai.azure.com/openai/v1?api=2", "wss://x.openai.azure.com/openai/v1/realtime?api=2&model=gpt-realtime")]
    public async Task The_address_is_made_of_the_base_and_the_model(string given, string expected)
    {
        Uri? dialled = null;
        var dialer = new OpenAiDialer(new RealtimeSocketOptions(), TimeProvider.System, (uri, _, _) =>
        {
            dialled = uri;
            return Task.FromResult<WebSocket>(new FakeWebSocket());
        });
        await dialer.DialAsync(new RealtimeEndpoint(new Uri(given), ""), "gpt-realtime", _ => { }, Sys.Materializer(), default);
        Assert.Equal(expected, dialled!.ToString());
    }

    private Task<IRealtimeLink> Dial(EndPoint server, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        new OpenAiDialer(new RealtimeSocketOptions { DialTimeout = timeout ?? TimeSpan.FromSeconds(5) }, TimeProvider.System)
            .DialAsync(new RealtimeEndpoint(new Uri($"ws://{server}/v1"), "secret"), "gpt-realtime", _ => { }, Sys.Materializer(), cancellation);

    private static async Task<string> AnswerOnce(TcpListener server, string status)
    {
        using var client = await server.AcceptTcpClientAsync();
        var stream = client.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4_096];
        while (!request.ToString().Contains("\r\n\r\n"))
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        return request.ToString();
    }
}
