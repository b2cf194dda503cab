using Akka.Streams.Stage;
using Akka.Util;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Puts an element between all others, and optionally one before and one after them.</summary>
internal sealed class Intersperse<T> : LinearStage<T, T>
{
    private readonly Option<T> _start;
    private readonly T _inject;
    private readonly Option<T> _end;

    public Intersperse(Option<T> start, T inject, Option<T> end)
    {
        _start = start;
        _inject = inject;
        _end = end;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, T>
    {
        private readonly Intersperse<T> _stage;
        private bool _started;

        public Logic(Intersperse<T> stage)
        {
            _stage = stage;
        }

        public override void OnPush()
        {
            var element = Grab();
            if (_started)
            {
                Emit(_stage._inject);
            }
            else
            {
                _started = true;
                if (_stage._start.HasValue)
                    Emit(_stage._start.Value);
            }

            Emit(element);
        }

        public override void OnUpstreamFinish()
        {
            if (!_started && _stage._start.HasValue)
                Emit(_stage._start.Value);
            if (_stage._end.HasValue)
                Emit(_stage._end.Value);
            CompleteStage();
        }
    }
}
