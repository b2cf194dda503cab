using System.Runtime.InteropServices;

namespace AkkaVoice.Hosting.Commands;

/// <summary>
/// How a command ends early: the first signal (Ctrl+C, SIGTERM) asks it to, a second one says that it is urgent, and when it takes
/// longer than <see cref="Limit"/> from either, the program goes without it.
/// </summary>
internal sealed class Termination : IDisposable
{
    /// <summary>What a command may take to end, when it does not ask for more.</summary>
    public static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _asked;
    private readonly CancellationTokenSource _urgent = new();
    private readonly TaskCompletionSource<int> _overdue = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly TimeProvider _time;
    private ITimer? _timer;
    private int _signals;

    public Termination(CancellationToken cancellation, TimeProvider time)
    {
        _time = time;
        _asked = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    }

    /// <summary>How long a command may take from the first signal on; from the second it is never more than 10 s.</summary>
    public TimeSpan Limit { get; set; } = DefaultLimit;

    /// <summary>The command is to end.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>The command is to end without waiting for anybody.</summary>
    public CancellationToken Urgent => _urgent.Token;

    /// <summary>Completes when the command took too long, with the exit code that says by which signal.</summary>
    public Task<int> Overdue => _overdue.Task;

    /// <summary>Begins to listen to the process's signals.</summary>
    public Termination Listen()
    {
        foreach (var (signal, code) in new[] { (PosixSignal.SIGINT, 130), (PosixSignal.SIGTERM, 143) })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Signal(code);
            }));
        }

        return this;
    }

    /// <summary>A signal has come.</summary>
    /// <param name="code">The exit code that stands for it.</param>
    public void Signal(int code)
    {
        lock (_lock)
        {
            var again = ++_signals > 1;
            _timer?.Dispose();
            var limit = again && Limit > DefaultLimit ? DefaultLimit : Limit;
            _timer = _time.CreateTimer(_ => _overdue.TrySetResult(code), null, limit, Timeout.InfiniteTimeSpan);
            // Elsewhere: who is told may take its time.
            _ = Task.Run(again ? _urgent.Cancel : _asked.Cancel);
        }
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _timer?.Dispose();
        _asked.Dispose();
        _urgent.Dispose();
    }
}
