using LiveKit.Rtc.Tests.Rooms;

namespace LiveKit.Rtc.Tests.Rpc;

/// <summary>Calls between participants, and all the ways in which they fail.</summary>
public class RpcTests(LiveKitDevServer server) : IClassFixture<LiveKitDevServer>
{
    [LiveKitFact]
    public async Task A_call_is_answered()
    {
        await using var callee = await Visit.EnterAsync(server, "call", "callee");
        await using var caller = await Visit.EnterAsync(server, "call", "caller");
        callee.Self.RegisterRpcMethod("greet", call => Task.FromResult($"Hello {call.CallerIdentity}, {call.Payload} ({call.Method}, {call.ResponseTimeout.TotalSeconds > 1})"));
        Assert.Equal("Hello caller, you (greet, True)", await caller.Self.PerformRpcAsync("callee", "greet", "you"));

        callee.Self.RegisterRpcMethod("greet", _ => Task.FromResult("another"));
        Assert.Equal("another", await caller.Self.PerformRpcAsync("callee", "greet"));
    }

    [LiveKitFact]
    public async Task Two_call_each_other_at_the_same_time()
    {
        await using var a = await Visit.EnterAsync(server, "both", "a");
        await using var b = await Visit.EnterAsync(server, "both", "b");
        a.Self.RegisterRpcMethod("ask", async _ => "a asked b and heard: " + await a.Self.PerformRpcAsync("b", "tell"));
        b.Self.RegisterRpcMethod("tell", _ => Task.FromResult("b"));
        Assert.Equal("a asked b and heard: b", await b.Self.PerformRpcAsync("a", "ask"));
    }

    [LiveKitFact]
    public async Task Methods_are_taken_back_when_the_room_is_left_since_each_would_keep_it()
    {
        await using var callee = await Visit.EnterAsync(server, "left", "callee");
        var self = callee.Self;
        self.RegisterRpcMethod("one", _ => Task.FromResult(""));
        self.RegisterRpcMethod("other", _ => Task.FromResult(""));
        Assert.Equal(2, self.RegisteredMethods);

        await callee.Room.DisconnectAsync();
        Assert.Equal(0, self.RegisteredMethods);
    }

    [LiveKitFact]
    public async Task Failures_reach_the_caller_with_their_codes()
    {
        await using var callee = await Visit.EnterAsync(server, "fail", "callee");
        await using var caller = await Visit.EnterAsync(server, "fail", "caller");
        callee.Self.RegisterRpcMethod("own", _ => throw new RpcError(301, "own error", "more"));
        callee.Self.RegisterRpcMethod("bug", _ => throw new FormatException("a secret"));
        callee.Self.RegisterRpcMethod("slow", async _ =>
        {
            await Task.Delay(Timeout.Infinite, new CancellationTokenSource(Visit.Patience).Token);
            return "";
        });
        callee.Self.RegisterRpcMethod("gone", _ => Task.FromResult(""));
        callee.Self.UnregisterRpcMethod("gone");

        var own = await FailsAsync(caller.Self.PerformRpcAsync("callee", "own"));
        Assert.Equal((301u, "own error", "more"), (own.Code, own.Message, own.RpcData));
        var bug = await FailsAsync(caller.Self.PerformRpcAsync("callee", "bug"));
        Assert.Equal(RpcError.ErrorCode.ApplicationError, bug.Code);
        Assert.DoesNotContain("secret", bug.Message);
        Assert.Equal(RpcError.ErrorCode.UnsupportedMethod, (await FailsAsync(caller.Self.PerformRpcAsync("callee", "never"))).Code);
        Assert.Equal(RpcError.ErrorCode.UnsupportedMethod, (await FailsAsync(caller.Self.PerformRpcAsync("callee", "gone"))).Code);
        Assert.Contains((await FailsAsync(caller.Self.PerformRpcAsync("nobody", "greet", responseTimeout: TimeSpan.FromSeconds(1)))).Code,
            new[] { RpcError.ErrorCode.RecipientNotFound, RpcError.ErrorCode.ConnectionTimeout });
        Assert.Equal(RpcError.ErrorCode.ResponseTimeout, (await FailsAsync(caller.Self.PerformRpcAsync("callee", "slow", responseTimeout: TimeSpan.FromSeconds(1)))).Code);
    }

    private static Task<RpcError> FailsAsync(Task<string> call) => Assert.ThrowsAsync<RpcError>(() => call.WaitAsync(Visit.Patience));
}
