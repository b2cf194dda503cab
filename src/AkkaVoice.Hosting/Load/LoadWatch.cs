using System.Globalization;
using AkkaVoice.Hosting.Configuration;
using Microsoft.Extensions.Hosting;

namespace AkkaVoice.Hosting.Load;

/// <summary>
/// Watches whether this process can carry one more session: how much of the processors it uses, and how late the threads come that carry audio. The
/// former tells before quality suffers, the latter when something else takes the machine or blocks the threads.
/// </summary>
internal sealed class LoadWatch(AkkaVoiceOptions options, TimeProvider time, Func<TimeSpan> processorTime) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly LoadWindow _window = new();

    public LoadWatch(AkkaVoiceOptions options, TimeProvider time)
        : this(options, time, static () => Environment.CpuUsage.TotalTime)
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var (at, used) = (time.GetTimestamp(), processorTime());
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var (now, usedNow) = (time.GetTimestamp(), processorTime());
                var elapsed = time.GetElapsedTime(at, now);
                _window.Add(elapsed, elapsed - Interval, usedNow - used);
                (at, used) = (now, usedNow);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}
