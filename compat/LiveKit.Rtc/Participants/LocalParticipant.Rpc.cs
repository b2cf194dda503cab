using System.Collections.Concurrent;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

public sealed partial class LocalParticipant
{
    /// <summary>What an answer may take longer than the response timeout: the way there and back, and the acknowledgement.</summary>
    private static readonly TimeSpan RoundTrip = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, RpcHandler> _methods = new();

    /// <summary>How many methods the native library knows of.</summary>
    internal int RegisteredMethods => _methods.Count;

    /// <summary>Calls a method at another participant.</summary>
    /// <param name="destinationIdentity">At whom.</param>
    /// <param name="method">The method.</param>
    /// <param name="payload">With what, 15 kB at most; JSON as a rule.</param>
    /// <param name="responseTimeout">How long the answer may take, 1 ms to 5 min. Null: 15 s.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="RpcError">The call failed.</exception>
    public async Task<string> PerformRpcAsync(string destinationIdentity, string method, string payload = "", TimeSpan? responseTimeout = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(destinationIdentity);
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(payload);
        var timeout = responseTimeout ?? TimeSpan.FromSeconds(15);
        if (timeout < TimeSpan.FromMilliseconds(1) || timeout > TimeSpan.FromMinutes(5))
            throw new ArgumentOutOfRangeException(nameof(responseTimeout), timeout, "allowed: 1 ms to 5 min");
        var answer = await _room.AskAsync(
            $"The call of {method}",
            id => new FfiRequest
            {
                PerformRpc = new PerformRpcRequest
                {
                    LocalParticipantHandle = Handle,
                    DestinationIdentity = destinationIdentity,
                    Method = method,
                    Payload = payload,
                    ResponseTimeoutMs = (uint)timeout.TotalMilliseconds,
                    RequestAsyncId = id,
                },
            },
            cancellation, deadline: timeout + RoundTrip).ConfigureAwait(false);
        return answer.PerformRpc.Error is { } error
            ? throw new RpcError(error.Code, error.Message, error.HasData ? error.Data : null)
            : answer.PerformRpc.Payload;
    }

    /// <summary>Answers calls of a method from now on, in place of a handler that did before.</summary>
    public void RegisterRpcMethod(string method, RpcHandler handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(handler);
        _methods[method] = handler;
        _room.Client.Request(new FfiRequest { RegisterRpcMethod = new RegisterRpcMethodRequest { LocalParticipantHandle = Handle, Method = method } });
    }

    /// <summary>Answers calls of a method no longer: callers are told that there is none.</summary>
    public void UnregisterRpcMethod(string method)
    {
        if (_methods.TryRemove(method, out _))
            _room.Client.Request(new FfiRequest { UnregisterRpcMethod = new UnregisterRpcMethodRequest { LocalParticipantHandle = Handle, Method = method } });
    }

    /// <summary>Before the room is let go: a method that is still registered keeps the native library's room, with all its connections, for good.</summary>
    private void UnregisterAll()
    {
        foreach (var method in _methods.Keys)
        {
            try
            {
                UnregisterRpcMethod(method);
            }
            catch (RtcException e)
            {
                LiveKitLog.Warn($"The method {method} was not taken back when its room was left", e);
            }
        }
    }

    /// <summary>Not on the room's loop: a handler may take its time.</summary>
    internal void OnInvoked(RpcMethodInvocationEvent call) => _ = Task.Run(() => AnswerAsync(call));

    private async Task AnswerAsync(RpcMethodInvocationEvent call)
    {
        var response = new RpcMethodInvocationResponseRequest { LocalParticipantHandle = Id, InvocationId = call.InvocationId };
        try
        {
            if (!_methods.TryGetValue(call.Method, out var handler))
                throw new RpcError(RpcError.ErrorCode.UnsupportedMethod, $"There is no method {call.Method} here.");
            var data = new RpcInvocationData(call.RequestId, call.CallerIdentity, call.Method, call.Payload, TimeSpan.FromMilliseconds(call.ResponseTimeoutMs));
            response.Payload = await handler(data).ConfigureAwait(false) ?? "";
        }
        catch (RpcError e)
        {
            response.Error = new Proto.RpcError { Code = e.Code, Message = e.Message };
            if (e.RpcData is { } more)
                response.Error.Data = more;
        }
        catch (Exception e)
        {
            LiveKitLog.Error($"The handler of method {call.Method} threw", e);
            response.Error = new Proto.RpcError { Code = RpcError.ErrorCode.ApplicationError, Message = "The method's handler failed." };
        }
        try
        {
            var answer = _room.Client.Request(new FfiRequest { RpcMethodInvocationResponse = response });
            if (answer.RpcMethodInvocationResponse?.Error is { Length: > 0 } error)
                LiveKitLog.Warn($"The answer to a call of {call.Method} was not taken: {error}");
        }
        catch (RtcException e)
        {
            LiveKitLog.Warn($"The answer to a call of {call.Method} was not taken", e);
        }
    }
}
