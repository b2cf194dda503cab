using System.Net;
using System.Text;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Api;

namespace AkkaVoice.Hosting.Tests.LiveKit;

/// <summary>What goes over the wire, and what comes of answers that are none. Against a server that understands it: the end-to-end tests.</summary>
public class LiveKitApiTests
{
    private static readonly LiveKitOptions Server = new(new Uri("wss://example.org"), "key", "secret");

    [Fact]
    public async Task A_dispatch_is_asked_for_in_json_with_a_token_for_that_room()
    {
        using var wire = new Wire(HttpStatusCode.OK, """{"id":"AD_1","agent_name":"weather","room":"lobby","metadata":"{}","state":{"jobs":[{"id":"AJ_1","state":{"status":"JS_RUNNING","worker_id":"AW_1","started_at":"1764500000000000000"}}],"created_at":"1"}}""");

        var dispatch = await wire.Api.CreateDispatchAsync("lobby", "weather", "{}");

        Assert.Equal("https://example.org/twirp/livekit.AgentDispatchService/CreateDispatch", wire.Url);
        Assert.Equal("""{"room":"lobby","agent_name":"weather","metadata":"{}"}""", wire.Body);
        Assert.Equal(("AD_1", "JS_RUNNING", "AW_1"), (dispatch.Id, dispatch.State!.Jobs[0].State!.Status, dispatch.State.Jobs[0].State!.WorkerId));
        var claims = Encoding.UTF8.GetString(Convert.FromBase64String(wire.Token.Split('.')[1].Replace('-', '+').Replace('_', '/').PadRight((wire.Token.Split('.')[1].Length + 3) / 4 * 4, '=')));
        Assert.Contains("\"roomAdmin\":true", claims, StringComparison.Ordinal);
        Assert.Contains("\"room\":\"lobby\"", claims, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_in_its_words()
    {
        using var wire = new Wire(HttpStatusCode.NotFound, """{"code":"not_found","msg":"requested room does not exist"}""");

        var refusal = await Assert.ThrowsAsync<LiveKitApiException>(() => wire.Api.ListParticipantsAsync("nowhere"));

        Assert.Equal("not_found", refusal.Code);
        Assert.Contains("requested room does not exist", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "go away", "unauthenticated")]
    [InlineData(HttpStatusCode.BadGateway, "<html>", "http_502")]
    [InlineData(HttpStatusCode.OK, "<html>", "malformed_answer")]
    [InlineData(HttpStatusCode.OK, "null", "malformed_answer")]
    public async Task Answers_that_are_none_have_a_name(HttpStatusCode status, string body, string code)
    {
        using var wire = new Wire(status, body);

        Assert.Equal(code, (await Assert.ThrowsAsync<LiveKitApiException>(() => wire.Api.ListRoomsAsync())).Code);
    }

    [Fact]
    public async Task A_server_that_is_away_is_unreachable()
    {
        using var wire = new Wire(null, "");

        var error = await Assert.ThrowsAsync<LiveKitApiException>(() => wire.Api.ListRoomsAsync());

        Assert.Equal("unreachable", error.Code);
        Assert.Contains("https://example.org/", error.Message, StringComparison.Ordinal);
    }

    private sealed class Wire : HttpMessageHandler
    {
        private readonly HttpStatusCode? _status;
        private readonly string _answer;
        private readonly HttpClient _http;

        public Wire(HttpStatusCode? status, string answer)
        {
            (_status, _answer) = (status, answer);
            _http = new HttpClient(this, disposeHandler: false);
            Api = new LiveKitApi(_http, Server, TimeProvider.System);
        }

        public LiveKitApi Api { get; }

        public string Url { get; private set; } = "";

        public string Body { get; private set; } = "";

        public string Token { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (Url, Token) = (request.RequestUri!.ToString(), request.Headers.Authorization!.Parameter!);
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            if (_status is not { } status) throw new HttpRequestException("Connection refused");
            return new HttpResponseMessage(status) { Content = new StringContent(_answer, Encoding.UTF8, "application/json") };
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) _http.Dispose();
            base.Dispose(disposing);
        }
    }
}
