using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Replaces a failure by a last element, when the function has one for it.</summary>
internal sealed class Recover<T> : LinearStage<T, T>
{
    private readonly Func<Exception, Option<T>> _recover;

    public Recover(Func<Exception, Option<T>> recover)
    {
        _recover = recover;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_recover);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly Func<Exception, Option<T>> _recover;

        public Logic(Func<Exception, Option<T>> recover)
        {
            _recover = recover;
        }

        public override void OnPush() => Push(Grab());

        public override void OnUpstreamFailure(Exception e)
        {
            Option<T> result;
            try
            {
                result = _recover(e);
            }
            catch (Exception cause)
            {
                FailStage(cause);
                return;
            }

            if (result.HasValue)
                Emit(result.Value, CompleteStage);
            else
                FailStage(e);
        }
    }
}
