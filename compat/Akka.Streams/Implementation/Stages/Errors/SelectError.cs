using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Replaces a failure by another one.</summary>
internal sealed class SelectError<T> : LinearStage<T, T>
{
    private readonly Func<Exception, Exception> _selector;

    public SelectError(Func<Exception, Exception> selector)
    {
        _selector = selector;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_selector);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly Func<Exception, Exception> _selector;

        public Logic(Func<Exception, Exception> selector)
        {
            _selector = selector;
        }

        protected override bool PassesDemand => true;

        public override void OnPush() => Push(Grab());

        public override void OnUpstreamFailure(Exception e) => FailStage(_selector(e));
    }
}
