using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits what its materialized task source is given, or completes empty when that is the type's default value.</summary>
internal sealed class MaybeSource<T> : SourceStage<T, TaskCompletionSource<T>>
{
    public override ILogicAndMaterializedValue<TaskCompletionSource<T>> CreateLogicAndMaterializedValue(Attributes inheritedAttributes)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return new LogicAndMaterializedValue<TaskCompletionSource<T>>(new Logic(source), source);
    }

    private sealed class Logic : SourceLogic<T>
    {
        private readonly TaskCompletionSource<T> _source;
        private T _element;
        private bool _hasElement;

        public Logic(TaskCompletionSource<T> source)
        {
            _source = source;
        }

        public override void PreStart()
        {
            var finish = GetAsyncCallback<Task<T>>(Finish);
            if (_source.Task.IsCompleted)
                Finish(_source.Task);
            else
                _source.Task.ContinueWith(finish, TaskContinuationOptions.ExecuteSynchronously);
        }

        public override void OnPull()
        {
            if (_hasElement)
                PushElement();
        }

        public override void OnDownstreamFinish(Exception cause)
        {
            _source.TrySetResult(default);
            CancelStage(cause);
        }

        /// <summary>Its value comes from outside the stream, as a publisher's elements do: it ends with the stream's actor.</summary>
        internal override void AbortUpstream(Exception cause)
        {
            if (!OutClosed)
                FailStage(cause);
        }

        public override void PostStop()
        {
            if (!_source.Task.IsCompleted)
                _source.TrySetException(new AbruptStageTerminationException(this));
        }

        private void Finish(Task<T> task)
        {
            if (task.IsFaulted)
            {
                FailStage(task.Exception);
            }
            else if (task.IsCanceled || EqualityComparer<T>.Default.Equals(task.Result, default))
            {
                CompleteStage();
            }
            else
            {
                _element = task.Result;
                _hasElement = true;
                if (OutAvailable)
                    PushElement();
            }
        }

        private void PushElement()
        {
            Push(_element);
            CompleteStage();
        }
    }
}
