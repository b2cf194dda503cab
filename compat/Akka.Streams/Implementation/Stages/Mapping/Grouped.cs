using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>Collects n elements into one; the last group may be smaller. Holds at most n elements.</summary>
internal sealed class Grouped<T> : LinearStage<T, IEnumerable<T>>
{
    private readonly int _count;

    public Grouped(int count)
    {
        if (count <= 0)
            throw new ArgumentException("count must be greater than 0", nameof(count));
        _count = count;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_count);

    private sealed class Logic : LinearLogic<T, IEnumerable<T>>
    {
        private readonly int _count;
        private List<T> _group;

        public Logic(int count)
        {
            _count = count;
            _group = new List<T>(count);
        }

        public override void OnPush()
        {
            _group.Add(Grab());
            if (_group.Count < _count)
            {
                Pull();
                return;
            }

            Push(_group);
            _group = new List<T>(_count);
        }

        public override void OnUpstreamFinish()
        {
            if (_group.Count > 0)
                Emit(_group, CompleteStage);
            else
                CompleteStage();
        }
    }
}
