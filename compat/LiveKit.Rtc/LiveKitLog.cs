using System.Threading.Channels;
using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc;

/// <summary>How grave a log record is; the numbers are the native library's.</summary>
public enum LiveKitLogLevel
{
    /// <summary>Something did not work.</summary>
    Error = 0,

    /// <summary>Something may not work.</summary>
    Warn = 1,

    /// <summary>What happens.</summary>
    Info = 2,

    /// <summary>What happens, in detail.</summary>
    Debug = 3,

    /// <summary>Everything.</summary>
    Trace = 4,
}

/// <summary>One line of the native library's log, or of this library's own.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Target">The part that speaks, such as <c>livekit::room</c>; <c>LiveKit.Rtc</c> for this library.</param>
/// <param name="Message">What it says.</param>
/// <param name="Exception">What was thrown, by a handler of an event for instance; null in records of the native library.</param>
public sealed record LiveKitLogRecord(LiveKitLogLevel Level, string Target, string Message, Exception? Exception = null);

/// <summary>Where the native library's log goes. Nothing is read of it, and nothing shown, while nobody listens.</summary>
public static class LiveKitLog
{
    private const int Capacity = 1024;

    private static readonly Channel<LiveKitLogRecord> Records =
        Channel.CreateBounded<LiveKitLogRecord>(new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private static Action<LiveKitLogRecord>? _written;
    private static int _started;

    /// <summary>
    /// Called with each record, one after the other, on a thread of the pool. A listener that is slow loses the oldest of more than 1,024
    /// records that wait.
    /// </summary>
    public static event Action<LiveKitLogRecord>? Written
    {
        add
        {
            lock (Records)
                _written += value;
            if (Interlocked.Exchange(ref _started, 1) == 0)
                _ = Task.Run(DeliverAsync);
        }
        remove
        {
            lock (Records)
                _written -= value;
        }
    }

    /// <summary>Records graver than or as grave as this are delivered. Default: <see cref="LiveKitLogLevel.Info"/>.</summary>
    public static LiveKitLogLevel Level { get; set; } = LiveKitLogLevel.Info;

    internal static void Error(string message, Exception? exception = null) => Write(new(LiveKitLogLevel.Error, "LiveKit.Rtc", message, exception));

    internal static void Warn(string message, Exception? exception = null) => Write(new(LiveKitLogLevel.Warn, "LiveKit.Rtc", message, exception));

    internal static void OnNative(ReadOnlySpan<byte> batch)
    {
        if (_written is null)
            return;
        foreach (var record in LogBatch.Parser.ParseFrom(batch).Records)
            Write(new((LiveKitLogLevel)record.Level, record.Target, record.Message));
    }

    private static void Write(LiveKitLogRecord record)
    {
        if (_written is not null && record.Level <= Level)
            Records.Writer.TryWrite(record);
    }

    private static async Task DeliverAsync()
    {
        await foreach (var record in Records.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                _written?.Invoke(record);
            }
            catch (Exception)
            {
                // A log that cannot be written must not take the rest of the log with it.
            }
        }
    }
}
