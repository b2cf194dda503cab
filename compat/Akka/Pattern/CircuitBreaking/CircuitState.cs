namespace Akka.Pattern;

/// <summary>What a <see cref="CircuitBreaker"/> is in. A state that has been left stays as it is, so that late calls know.</summary>
internal abstract class CircuitState;

/// <summary>Calls go through; their failures are counted.</summary>
internal sealed class ClosedCircuit : CircuitState;

/// <summary>Calls are refused until <paramref name="until"/>, on the scheduler's clock.</summary>
internal sealed class OpenCircuit(TimeSpan until) : CircuitState
{
    public TimeSpan Until { get; } = until;
}

/// <summary>One call goes through and decides.</summary>
internal sealed class HalfOpenCircuit : CircuitState
{
    private int _tried;

    /// <summary>True for the first caller only.</summary>
    public bool TryEnter() => Interlocked.Exchange(ref _tried, 1) == 0;
}
