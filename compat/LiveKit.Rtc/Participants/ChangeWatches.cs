namespace LiveKit.Rtc.Participants;

/// <summary>Those who wait for something to become so; safe for concurrent use.</summary>
internal sealed class ChangeWatches
{
    private readonly Lock _gate = new();
    private readonly List<Watch> _watches = [];

    /// <summary>Begins to wait.</summary>
    /// <param name="isSo">Whether it is so; asked after each change.</param>
    internal Watch Add(Func<bool> isSo)
    {
        var watch = new Watch(this, isSo);
        lock (_gate)
            _watches.Add(watch);
        return watch;
    }

    /// <summary>Something has changed.</summary>
    internal void Look()
    {
        Watch[] all;
        lock (_gate)
            all = [.. _watches];
        foreach (var watch in all)
            watch.Look();
    }

    private void Remove(Watch watch)
    {
        lock (_gate)
            _watches.Remove(watch);
    }

    /// <summary>One wait; disposed when it is over.</summary>
    internal sealed class Watch(ChangeWatches all, Func<bool> isSo) : IDisposable
    {
        private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when it was so after a change.</summary>
        internal Task Seen => _seen.Task;

        public void Dispose() => all.Remove(this);

        internal void Look()
        {
            if (isSo())
                _seen.TrySetResult();
        }
    }
}
