namespace Akka.Streams.Stage;

public abstract partial class GraphStageLogic
{
    protected sealed class LambdaInHandler : InHandler
    {
        private readonly Action _onPush;
        private readonly Action _onUpstreamFinish;
        private readonly Action<Exception> _onUpstreamFailure;

        public LambdaInHandler(Action onPush, Action onUpstreamFinish = null, Action<Exception> onUpstreamFailure = null)
        {
            _onPush = onPush;
            _onUpstreamFinish = onUpstreamFinish;
            _onUpstreamFailure = onUpstreamFailure;
        }

        public override void OnPush() => _onPush();

        public override void OnUpstreamFinish()
        {
            if (_onUpstreamFinish != null)
                _onUpstreamFinish();
            else
                base.OnUpstreamFinish();
        }

        public override void OnUpstreamFailure(Exception e)
        {
            if (_onUpstreamFailure != null)
                _onUpstreamFailure(e);
            else
                base.OnUpstreamFailure(e);
        }
    }

    protected sealed class LambdaOutHandler : OutHandler
    {
        private readonly Action _onPull;
        private readonly Action<Exception> _onDownstreamFinish;

        public LambdaOutHandler(Action onPull, Action<Exception> onDownstreamFinish = null)
        {
            _onPull = onPull;
            _onDownstreamFinish = onDownstreamFinish;
        }

        public override void OnPull() => _onPull();

        public override void OnDownstreamFinish(Exception cause)
        {
            if (_onDownstreamFinish != null)
                _onDownstreamFinish(cause);
            else
                base.OnDownstreamFinish(cause);
        }
    }
}
