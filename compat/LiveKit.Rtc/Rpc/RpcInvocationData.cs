namespace LiveKit.Rtc;

/// <summary>A call that came from another participant.</summary>
/// <param name="RequestId">The call's id, the same at both sides.</param>
/// <param name="CallerIdentity">Who calls.</param>
/// <param name="Method">What is called.</param>
/// <param name="Payload">With what; JSON as a rule.</param>
/// <param name="ResponseTimeout">How long the caller waits for the answer.</param>
public sealed record RpcInvocationData(string RequestId, string CallerIdentity, string Method, string Payload, TimeSpan ResponseTimeout);

/// <summary>Answers a call. Called on a thread of the pool; calls do not wait for each other.</summary>
/// <param name="data">The call.</param>
/// <returns>The answer, 15 kB at most.</returns>
public delegate Task<string> RpcHandler(RpcInvocationData data);
