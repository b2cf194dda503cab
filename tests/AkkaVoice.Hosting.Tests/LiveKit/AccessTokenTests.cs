using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AkkaVoice.Hosting.LiveKit;
using AkkaVoice.Hosting.LiveKit.Tokens;
using AkkaVoice.Testing.Time;

namespace AkkaVoice.Hosting.Tests.LiveKit;

public class AccessTokenTests
{
    private static readonly VirtualTime Time = new();

    private static LiveKitOptions Server(string secret = "secret") => new(new Uri("ws://127.0.0.1:7880"), "devkey", secret);

    private static (JsonNode Header, JsonNode Claims) Read(string token)
    {
        var parts = token.Split('.');
        return (JsonNode.Parse(Decode(parts[0]))!, JsonNode.Parse(Decode(parts[1]))!);
    }

    private static byte[] Decode(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));

    [Theory]
    [InlineData("secret")]
    [InlineData("a secret of exactly 32 characters")]
    [InlineData("a secret that is longer than the block of the hash, which is sixty-four bytes long, to be sure")]
    public void The_signature_is_plain_hmac_sha256_whatever_the_secrets_length(string secret)
    {
        var token = new AccessToken { Identity = "ada", Grants = new VideoGrants { RoomJoin = true, Room = "lobby" } }.Sign(Server(secret), Time);

        var (signed, signature) = (token[..token.LastIndexOf('.')], token[(token.LastIndexOf('.') + 1)..]);
        Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)), Decode(signature));
        Assert.Equal("HS256", (string?)Read(token).Header["alg"]);
    }

    [Fact]
    public void The_claims_are_those_that_livekit_reads()
    {
        var token = new AccessToken
        {
            Identity = "ada",
            Name = "Ada",
            Metadata = "{}",
            Kind = "agent",
            Attributes = new Dictionary<string, string> { ["lk.agent.name"] = "weather" },
            Lifetime = TimeSpan.FromMinutes(15),
            Agents = [new RoomAgent("weather", "cold")],
            Grants = new VideoGrants { RoomJoin = true, Room = "lobby", CanPublish = false, CanPublishData = true, Agent = true },
        }.Sign(Server(), Time);

        var start = VirtualTime.Start.ToUnixTimeSeconds();
        var expected = JsonNode.Parse($$$"""
            {
              "iss": "devkey", "nbf": {{{start}}}, "exp": {{{start + 900}}}, "sub": "ada", "jti": "ada", "name": "Ada", "metadata": "{}", "kind": "agent",
              "attributes": { "lk.agent.name": "weather" },
              "video": { "room": "lobby", "roomJoin": true, "agent": true, "canPublish": false, "canPublishData": true },
              "roomConfig": { "agents": [ { "agentName": "weather", "metadata": "cold" } ] }
            }
            """);
        var claims = Read(token).Claims;
        Assert.True(JsonNode.DeepEquals(expected, claims), claims.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    [Fact]
    public void What_is_not_said_is_not_in_it()
    {
        var claims = Read(new AccessToken { Grants = new VideoGrants { RoomList = true } }.Sign(Server(), Time)).Claims;

        Assert.Equal(["iss", "nbf", "exp", "video"], claims.AsObject().Select(claim => claim.Key));
        Assert.Equal(["roomList"], claims["video"]!.AsObject().Select(grant => grant.Key));
    }

    [Fact]
    public void A_lifetime_beyond_a_year_or_below_a_second_is_no_lifetime()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccessToken { Lifetime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AccessToken { Lifetime = TimeSpan.FromDays(366) });
    }
}
