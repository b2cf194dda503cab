using System.Globalization;
using AkkaVoice.Actors.Workers.Load;
using AkkaVoice.Hosting.Configuration;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Load;

/// <summary>
/// Watches whether this process can carry one more session: how much of the processors it uses, and how late the threads come that carry audio. The
/// former tells before quality suffers, the latter when something else takes the machine or blocks the threads. It is what a LiveKit server is
/// told, too: no job is asked for that would be refused here.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
/// <param name="processors">How busy the processors are, for the worker.</param>
/// <param name="processorTime">What this process has used so far.</param>
internal sealed class LoadWatch(AkkaVoiceOptions options, TimeProvider time, ILoadMeter processors, Func<TimeSpan> processorTime)
    : BackgroundService, ILoadMeter
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly LoadWindow _window = new();
    private long _at = time.GetTimestamp();
    private TimeSpan _used = processorTime();

    public LoadWatch(AkkaVoiceOptions options, TimeProvider time)
        : this(options, time, new CpuLoad(time), static () => Environment.CpuUsage.TotalTime)
    {
    }

    /// <summary>Why no further session should begin now; null when one may. Safe to read on any thread.</summary>
    public string? Refusal => (_window.Load, _window.Lateness) switch
    {
        (var load, _) when load > options.Host.MaxLoad => string.Create(
            CultureInfo.InvariantCulture, $"The processors are busy ({load:0.00} of their time; akkavoice.host.max-load is {options.Host.MaxLoad:0.00})."),
        (_, var late) when late > options.Host.MaxLateness => string.Create(
            CultureInfo.InvariantCulture,
            $"The machine is late ({late.TotalMilliseconds:0} ms; akkavoice.host.max-lateness is {options.Host.MaxLateness.TotalMilliseconds:0} ms)."),
        _ => null,
    };

    /// <inheritdoc />
    public double Measure()
    {
        var load = processors.Measure();
        return Refusal is null ? load : 1;
    }

    /// <summary>One look, <see cref="Interval"/> behind the one before.</summary>
    public void Look()
    {
        var (now, used) = (time.GetTimestamp(), processorTime());
        var elapsed = time.GetElapsedTime(_at, now);
        _window.Add(elapsed, elapsed - Interval, used - _used);
        (_at, _used) = (now, used);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        (_at, _used) = (time.GetTimestamp(), processorTime());
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Look();
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}
