namespace Akka.Streams.TestKit;

/// <summary>The steps of a fluent builder: run once, in order.</summary>
internal sealed class FluentSteps
{
    private readonly List<Func<CancellationToken, Task>> _steps = [];
    private bool _hasRun;

    internal void Add(Func<CancellationToken, Task> step) => _steps.Add(step);

    /// <exception cref="InvalidOperationException">The steps have been run before.</exception>
    internal async Task Run(CancellationToken cancellationToken)
    {
        if (_hasRun)
            throw new InvalidOperationException("The steps of a fluent builder can be run once only.");
        _hasRun = true;
        foreach (var step in _steps)
            await step(cancellationToken);
    }

    internal async Task<T> Run<T>(Func<Task<T>> last, CancellationToken cancellationToken)
    {
        await Run(cancellationToken);
        return await last();
    }
}
