using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what an asynchronous enumerable yields; enumerated anew for each run, disposed when the stream ends.</summary>
internal sealed class AsyncEnumerableSource<T> : SourceStage<T>
{
    private readonly Func<IAsyncEnumerable<T>> _factory;

    public AsyncEnumerableSource(Func<IAsyncEnumerable<T>> factory)
    {
        _factory = factory;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_factory);

    private sealed class Logic : SourceLogic<T>
    {
        private readonly Func<IAsyncEnumerable<T>> _factory;
        private readonly CancellationTokenSource _cancellation = new();
        private readonly Action<TaskSignal<bool>> _moved;
        private IAsyncEnumerator<T> _enumerator;
        private Task<bool> _moving;

        public Logic(Func<IAsyncEnumerable<T>> factory)
        {
            _factory = factory;
            _moved = Moved;
        }

        public override void PreStart() => _enumerator = _factory().GetAsyncEnumerator(_cancellation.Token);

        public override void OnPull()
        {
            var move = _enumerator.MoveNextAsync();
            if (move.IsCompletedSuccessfully)
            {
                Next(move.Result);
                return;
            }

            _moving = move.AsTask();
            var signal = new TaskSignal<bool>(this, _moving, _moved);
            if (_moving.IsCompleted)
                Moved(signal);
            else
                signal.Await();
        }

        public override void PostStop()
        {
            _cancellation.Cancel();
            if (_enumerator != null)
                _ = Dispose(_enumerator, _moving, _cancellation);
        }

        private void Moved(TaskSignal<bool> signal)
        {
            if (signal.Failure() is { } failure)
                FailStage((failure as AggregateException)?.InnerException ?? failure);
            else
                Next(signal.Result);
        }

        private void Next(bool hasNext)
        {
            if (hasNext)
                Push(_enumerator.Current);
            else
                CompleteStage();
        }

        /// <summary>An enumerator must not be disposed while it moves.</summary>
        private static async Task Dispose(IAsyncEnumerator<T> enumerator, Task<bool> moving, CancellationTokenSource cancellation)
        {
            if (moving != null)
                await Task.WhenAny(moving).ConfigureAwait(false);
            try
            {
                await enumerator.DisposeAsync().ConfigureAwait(false);
            }
            catch (NotSupportedException)
            {
                // An enumerator that cannot be disposed while it is suspended: nothing more can be done.
            }

            cancellation.Dispose();
        }
    }
}
