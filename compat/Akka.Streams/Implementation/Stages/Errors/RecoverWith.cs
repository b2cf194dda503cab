using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Goes on with another source when upstream fails, a limited number of times. The other source runs on the same island.</summary>
internal sealed class RecoverWith<T, TMat> : LinearStage<T, T>
{
    private readonly Func<Exception, IGraph<SourceShape<T>, TMat>> _recover;
    private readonly int _attempts;

    /// <summary>With -1 attempts there is no limit.</summary>
    public RecoverWith(Func<Exception, IGraph<SourceShape<T>, TMat>> recover, int attempts)
    {
        if (attempts < -1)
            throw new ArgumentException("Maximum attempts must be greater than or equal to -1", nameof(attempts));
        _recover = recover;
        _attempts = attempts;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly RecoverWith<T, TMat> _stage;
        private int _attempt;

        public Logic(RecoverWith<T, TMat> stage)
        {
            _stage = stage;
        }

        public override void OnPush() => Push(Grab());

        public override void OnUpstreamFailure(Exception e)
        {
            if (_stage._attempts >= 0 && _attempt >= _stage._attempts)
            {
                FailStage(e);
                return;
            }

            IGraph<SourceShape<T>, TMat> source;
            try
            {
                source = _stage._recover(e);
            }
            catch (Exception cause)
            {
                FailStage(cause);
                return;
            }

            if (source == null)
            {
                FailStage(e);
                return;
            }

            _attempt++;
            SwitchTo(source);
        }

        private void SwitchTo(IGraph<SourceShape<T>, TMat> source)
        {
            var inlet = CreateSubSinkInlet<T>("RecoverWithSink");
            inlet.SetHandler(new LambdaInHandler(
                onPush: () =>
                {
                    if (OutAvailable)
                    {
                        Push(inlet.Grab());
                        inlet.Pull();
                    }
                },
                onUpstreamFinish: () =>
                {
                    if (!inlet.IsAvailable)
                        CompleteStage();
                },
                onUpstreamFailure: OnUpstreamFailure));
            Out.OutHandler = new LambdaOutHandler(
                onPull: () =>
                {
                    if (!inlet.IsAvailable)
                        return;
                    Push(inlet.Grab());
                    if (inlet.IsClosed)
                        CompleteStage();
                    else
                        inlet.Pull();
                },
                onDownstreamFinish: cause =>
                {
                    inlet.Cancel(cause);
                    CancelStage(cause);
                });
            inlet.Pull();
            Source.FromGraph(source).RunWith(inlet.Sink, SubFusingMaterializer);
        }
    }
}
