using System.Diagnostics;
using System.Threading.Tasks.Sources;

namespace LiveKit.Rtc.Audio;

/// <summary>
/// One frame on its way into a native source; used again and again. It is free when both sides are done with it: the native library has
/// answered, and the caller has looked at the outcome. The samples stay in a buffer of its own until then, where no collection moves them.
/// </summary>
internal sealed class CaptureOperation : IValueTaskSource
{
    private const int Answered = 1;
    private const int Observed = 2;

    private readonly uint _slot;
    private ManualResetValueTaskSourceCore<bool> _outcome = new() { RunContinuationsAsynchronously = true };
    private short[] _samples = [];
    private uint _turn;
    private int _done = Answered | Observed;
    private int _settled = 1;
    private long _deadline;
    private TimeSpan _patience;

    internal CaptureOperation(uint slot) => _slot = slot;

    /// <summary>The mark that comes back with the answer: the slot, and which use of it.</summary>
    internal ulong Id => CaptureTable.Mark | ((ulong)_turn << CaptureTable.SlotBits) | _slot;

    internal AudioSource? Source { get; private set; }

    internal NativeQueue.Handover Handover { get; set; }

    internal CaptureOperation? NextFree { get; set; }

    /// <summary>Takes the samples; the task belongs to this use of the operation and no other.</summary>
    internal unsafe ValueTask Begin(AudioSource source, ReadOnlySpan<short> samples, TimeSpan patience, out nint copy)
    {
        if (_samples.Length < samples.Length)
            _samples = GC.AllocateUninitializedArray<short>(samples.Length, pinned: true);
        samples.CopyTo(_samples);
        _outcome.Reset();
        _turn++;
        Source = source;
        _patience = patience;
        Volatile.Write(ref _deadline, Stopwatch.GetTimestamp() + (long)(patience.TotalSeconds * Stopwatch.Frequency));
        Volatile.Write(ref _done, 0);
        Volatile.Write(ref _settled, 0);
        fixed (short* first = _samples)
            copy = (nint)first;
        return new ValueTask(this, _outcome.Version);
    }

    /// <summary>The native library's answer; an empty error when all is well.</summary>
    internal void OnAnswer(string? error)
    {
        if (error is null)
            Source?.OnTaken(Handover, Stopwatch.GetTimestamp());
        Settle(error is null ? null : new RtcException($"The frame was not taken: {error}"));
        Done(Answered);
    }

    internal void Fail(Exception reason) => Settle(reason);

    internal void FailIfLate(long now)
    {
        if (Volatile.Read(ref _settled) == 0 && now > Volatile.Read(ref _deadline))
            Settle(new RtcTimeoutException("Handing a frame to an audio source", _patience));
    }

    void IValueTaskSource.GetResult(short token)
    {
        try
        {
            _outcome.GetResult(token);
        }
        finally
        {
            Done(Observed);
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _outcome.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _outcome.OnCompleted(continuation, state, token, flags);

    private void Settle(Exception? reason)
    {
        if (Interlocked.Exchange(ref _settled, 1) != 0)
            return;
        if (reason is null)
            _outcome.SetResult(true);
        else
            _outcome.SetException(reason);
    }

    private void Done(int side)
    {
        if ((Interlocked.Or(ref _done, side) | side) != (Answered | Observed))
            return;
        Source = null;
        CaptureTable.Return(this);
    }
}
