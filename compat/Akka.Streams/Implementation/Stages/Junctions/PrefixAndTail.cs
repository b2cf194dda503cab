using System.Collections.Immutable;
using Akka.Event;
using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Emits one element: the first n elements, together with a source of all others. That source is to be run once, within the subscription
/// timeout.
/// </summary>
internal sealed class PrefixAndTail<T> : LinearStage<T, (IImmutableList<T>, Source<T, NotUsed>)>
{
    private readonly int _count;

    public PrefixAndTail(int count)
    {
        _count = count;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) =>
        new Logic(Math.Max(0, _count), inheritedAttributes.GetMandatoryAttribute<ActorAttributes.StreamSubscriptionTimeout>());

    private sealed class Logic : TimerGraphStageLogic, IInHandler, IOutHandler
    {
        private const string SubscriptionTimer = "SubstreamSubscriptionTimer";

        private static readonly Inlet<T> In = LinearStage<T, (IImmutableList<T>, Source<T, NotUsed>)>.SharedInlet;
        private static readonly Outlet<(IImmutableList<T>, Source<T, NotUsed>)> Out =
            LinearStage<T, (IImmutableList<T>, Source<T, NotUsed>)>.SharedOutlet;

        private readonly ActorAttributes.StreamSubscriptionTimeout _timeout;
        private readonly ImmutableList<T>.Builder _prefix = ImmutableList.CreateBuilder<T>();
        private int _left;
        private SubSourceOutlet<T> _tail;

        public Logic(int count, ActorAttributes.StreamSubscriptionTimeout timeout) : base(1, 1)
        {
            _left = count;
            _timeout = timeout;
        }

        internal override object DefaultHandler => this;

        public void OnPush()
        {
            if (_tail != null)
            {
                _tail.Push(Grab(In));
                return;
            }

            _prefix.Add(Grab(In));
            if (--_left == 0)
                EmitWithTail();
            else
                Pull(In);
        }

        public void OnPull()
        {
            if (_left == 0 && _tail == null)
                EmitWithTail();
            else if (_tail == null)
                Pull(In);
        }

        public void OnUpstreamFinish()
        {
            if (_tail == null)
            {
                Emit(Out, (_prefix.ToImmutable(), Source.Empty<T>()), CompleteStage);
            }
            else
            {
                if (!_tail.IsClosed)
                    _tail.Complete();
                CompleteStage();
            }
        }

        public void OnUpstreamFailure(Exception e)
        {
            if (_tail is { IsClosed: false })
                _tail.Fail(e);
            FailStage(e);
        }

        public void OnDownstreamFinish(Exception cause)
        {
            // The tail outlives the outlet that it was emitted from.
            if (_tail == null)
                CancelStage(cause);
        }

        protected internal override void OnTimer(object timerKey)
        {
            var tail = _tail;
            if (_timeout.Mode == StreamSubscriptionTimeoutTerminationMode.NoopTermination)
                return;
            if (_timeout.Mode == StreamSubscriptionTimeoutTerminationMode.WarnTermination)
            {
                Log.Warning("Substream subscription timeout triggered after {0} in prefixAndTail({1}).", _timeout.Timeout, _prefix.Count);
                return;
            }

            tail.Timeout(_timeout.Timeout);
            if (tail.IsClosed)
                CompleteStage();
        }

        private void EmitWithTail()
        {
            _tail = new SubSourceOutlet<T>(this, "TailSource");
            _tail.SetHandler(new LambdaOutHandler(
                onPull: () =>
                {
                    SetKeepGoing(true);
                    CancelTimer(SubscriptionTimer);
                    if (!HasBeenPulled(In))
                        TryPull(In);
                },
                onDownstreamFinish: cause => CancelStage(cause)));
            ScheduleOnce(SubscriptionTimer, _timeout.Timeout);
            Push(Out, (_prefix.ToImmutable(), Source.FromGraph(_tail.Source)));
            Complete(Out);
        }
    }
}
