using Akka.Streams.Dsl;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Stages;

/// <summary>
/// Runs the sources that come in, up to <c>breadth</c> of them at once, and emits their elements as they come. Completes when upstream has
/// completed and all sources have; fails with the first failure. Holds one element of each running source.
/// </summary>
internal sealed class FlattenMerge<TGraph, T, TMat> : LinearStage<TGraph, T> where TGraph : IGraph<SourceShape<T>, TMat>
{
    private readonly int _breadth;

    public FlattenMerge(int breadth)
    {
        if (breadth <= 0)
            throw new ArgumentException("breadth must be greater than 0", nameof(breadth));
        _breadth = breadth;
    }

    protected override GraphStageLogic CreateLogic(Attributes inheritedAttributes) => new Logic(_breadth, inheritedAttributes);

    private sealed class Logic : LinearLogic<TGraph, T>
    {
        private readonly int _breadth;
        private readonly Attributes _attributes;
        private readonly HashSet<SubSinkInlet<T>> _sources = [];
        private readonly Queue<SubSinkInlet<T>> _ready = new();

        public Logic(int breadth, Attributes attributes)
        {
            _breadth = breadth;
            _attributes = attributes;
        }

        public override void PreStart() => Pull();

        public override void OnPush()
        {
            Add(Grab());
            if (_sources.Count < _breadth)
                Pull();
        }

        public override void OnPull()
        {
            if (_ready.TryDequeue(out var source))
                PushFrom(source);
        }

        public override void OnUpstreamFinish()
        {
            if (_sources.Count == 0)
                CompleteStage();
        }

        public override void PostStop()
        {
            foreach (var source in _sources)
                source.Cancel();
        }

        private void Add(TGraph graph)
        {
            var source = CreateSubSinkInlet<T>("FlattenMergeSink");
            source.SetHandler(new LambdaInHandler(
                onPush: () =>
                {
                    if (OutAvailable)
                        PushFrom(source);
                    else
                        _ready.Enqueue(source);
                },
                onUpstreamFinish: () =>
                {
                    if (!source.IsAvailable)
                        Remove(source);
                }));
            source.Pull();
            _sources.Add(source);
            SubFusingMaterializer.Materialize(Source.FromGraph<T, TMat>(graph).To(source.Sink), _attributes);
        }

        private void PushFrom(SubSinkInlet<T> source)
        {
            Push(source.Grab());
            if (source.IsClosed)
                Remove(source);
            else
                source.Pull();
        }

        private void Remove(SubSinkInlet<T> source)
        {
            var pullsAgain = _sources.Count == _breadth;
            _sources.Remove(source);
            if (pullsAgain && !InClosed)
                Pull();
            else if (InClosed && _sources.Count == 0)
                CompleteStage();
        }
    }
}
