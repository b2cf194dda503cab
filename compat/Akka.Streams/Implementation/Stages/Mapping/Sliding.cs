using System.Collections.Immutable;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Emits windows of n elements, each beginning a step after the one before. The last one may be smaller.</summary>
internal sealed class Sliding<T> : LinearStage<T, IEnumerable<T>>
{
    private readonly int _count;
    private readonly int _step;

    public Sliding(int count, int step)
    {
        if (count <= 0)
            throw new ArgumentException("count must be greater than 0", nameof(count));
        if (step <= 0)
            throw new ArgumentException("step must be greater than 0", nameof(step));
        _count = count;
        _step = step;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(this);

    private sealed class Logic : LinearLogic<T, IEnumerable<T>>
    {
        private readonly int _count;
        private readonly int _step;
        private readonly Queue<T> _window = new();
        private int _toSkip;
        private bool _emitted;

        public Logic(Sliding<T> stage)
        {
            _count = stage._count;
            _step = stage._step;
        }

        public override void OnPush()
        {
            var element = Grab();
            if (_toSkip > 0)
            {
                _toSkip--;
                Pull();
                return;
            }

            _window.Enqueue(element);
            _emitted = false;
            if (_window.Count < _count)
            {
                Pull();
                return;
            }

            _emitted = true;
            Push(ImmutableList.CreateRange(_window));
            for (var i = 0; i < _step; i++)
            {
                if (!_window.TryDequeue(out _))
                    _toSkip++;
            }
        }

        public override void OnUpstreamFinish()
        {
            if (_window.Count > 0 && !_emitted)
                Emit(ImmutableList.CreateRange(_window), CompleteStage);
            else
                CompleteStage();
        }
    }
}
