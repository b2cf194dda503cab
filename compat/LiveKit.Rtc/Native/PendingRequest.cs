using LiveKit.Rtc.Proto;

namespace LiveKit.Rtc.Native;

/// <summary>
/// A request whose answer comes as an event. <paramref name="accept"/> sees the answer on the native thread, before any event that follows it:
/// for bookkeeping only. <paramref name="discard"/> sees an answer that nobody waits for any more, so that what it brings can be released.
/// </summary>
internal sealed class PendingRequest(Action<FfiEvent>? accept, Action<FfiEvent>? discard)
    : TaskCompletionSource<FfiEvent>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    private readonly Lock _gate = new();
    private bool _given;

    internal void Answer(FfiEvent answer)
    {
        lock (_gate)
        {
            if (!_given)
            {
                _given = true;
                try
                {
                    accept?.Invoke(answer);
                    SetResult(answer);
                }
                catch (Exception e)
                {
                    SetException(e);
                }
                return;
            }
        }
        discard?.Invoke(answer);
    }

    internal void Fail(Exception reason)
    {
        if (GiveUp())
            SetException(reason);
    }

    /// <summary>From now on nobody waits. False when the answer is there already.</summary>
    internal bool GiveUp()
    {
        lock (_gate)
            return !_given && (_given = true);
    }
}
