using System.Diagnostics;
using System.Text;

namespace LiveKit.Rtc.Audio;

/// <summary>
/// All captures of the process. The id that a request carries holds the place in the table, so that an answer finds its operation without a
/// dictionary, which would allocate for each frame. A timer that runs while there are sources looks for answers that stay away.
/// </summary>
internal static class CaptureTable
{
    /// <summary>Tells ids of captures from those of other requests, which count up from 1.</summary>
    internal const ulong Mark = 1UL << 62;

    internal const int SlotBits = 20;

    private static readonly Lock Gate = new();
    private static CaptureOperation[] _operations = [];
    private static CaptureOperation? _free;
    private static Timer? _watch;

    internal static CaptureOperation Rent()
    {
        lock (Gate)
        {
            if (_free is { } free)
            {
                _free = free.NextFree;
                free.NextFree = null;
                return free;
            }
            if (_operations.Length == 1 << SlotBits)
                throw new InvalidOperationException($"More than {1 << SlotBits} frames are on their way into audio sources; await each capture.");
            var operation = new CaptureOperation((uint)_operations.Length);
            _operations = [.. _operations, operation];
            _watch ??= new Timer(_ => FailLate(), null, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));
            return operation;
        }
    }

    internal static void Return(CaptureOperation operation)
    {
        lock (Gate)
        {
            operation.NextFree = _free;
            _free = operation;
        }
    }

    internal static void Answer(ulong id, ReadOnlySpan<byte> error)
    {
        var slot = (int)(id & ((1 << SlotBits) - 1));
        var operations = Volatile.Read(ref _operations);
        if ((id & Mark) != 0 && slot < operations.Length && operations[slot].Id == id)
            operations[slot].OnAnswer(error.IsEmpty ? null : Encoding.UTF8.GetString(error));
    }

    /// <summary>Ends the waits for a source that is closed.</summary>
    internal static void Fail(AudioSource source, Exception reason)
    {
        foreach (var operation in Volatile.Read(ref _operations))
        {
            if (operation.Source == source)
                operation.Fail(reason);
        }
    }

    private static void FailLate()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var operation in Volatile.Read(ref _operations))
            operation.FailIfLate(now);
    }
}
