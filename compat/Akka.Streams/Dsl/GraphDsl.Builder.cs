using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Dsl;

public static partial class GraphDsl
{
    /// <summary>Collects graphs and the edges between them.</summary>
    public sealed class Builder<T>
    {
        private readonly List<Node> _nodes = [];
        private readonly List<(int Outlet, int Inlet)> _edges = [];
        private readonly HashSet<int> _connectedInlets = [];
        private readonly HashSet<int> _connectedOutlets = [];
        private int _inletCount;
        private int _outletCount;

        internal Builder()
        {
        }

        /// <summary>An outlet that emits the graph's materialized value once.</summary>
        public Outlet<T> MaterializedValue => Add(new MaterializedValueSource<T>()).Outlet;

        /// <summary>What has been built so far; it has no open ports that could be connected.</summary>
        public IModule Module => Build(new AmorphousShape([], []), values => values.FirstOrDefault(), validate: false);

        /// <summary>Imports a graph; returns its shape with ports of its own. Its materialized value is dropped.</summary>
        public TShape Add<TShape, TMat>(IGraph<TShape, TMat> graph) where TShape : Shape => Import(graph.Shape, Implementation.Modules.Module.Of(graph));

        public ForwardOps<TOut, T> From<TOut>(Outlet<TOut> outlet) => new(this, outlet);

        public ForwardOps<TOut, T> From<TOut>(SourceShape<TOut> source) => new(this, source.Outlet);

        public ForwardOps<TOut, T> From<TOut>(IGraph<SourceShape<TOut>, T> source) => new(this, Add(source).Outlet);

        public ForwardOps<TOut, T> From<TIn, TOut>(FlowShape<TIn, TOut> flow) => new(this, flow.Outlet);

        public ForwardOps<TOut, T> From<TIn, TOut>(IGraph<FlowShape<TIn, TOut>, T> flow) => new(this, Add(flow).Outlet);

        public ForwardOps<TOut, T> From<TIn, TOut>(UniformFanInShape<TIn, TOut> fanIn) => new(this, fanIn.Out);

        public ForwardOps<TOut, T> From<TIn, TOut>(UniformFanOutShape<TIn, TOut> fanOut) => new(this, FreeOutlet(fanOut));

        public ReverseOps<TIn, T> To<TIn>(Inlet<TIn> inlet) => new(this, inlet);

        public ReverseOps<TIn, T> To<TIn>(SinkShape<TIn> sink) => new(this, sink.Inlet);

        public ReverseOps<TIn, T> To<TIn, TMat>(IGraph<SinkShape<TIn>, TMat> sink) => new(this, Add(sink).Inlet);

        public ReverseOps<TIn, T> To<TIn, TOut, TMat>(IGraph<FlowShape<TIn, TOut>, TMat> flow) => new(this, Add(flow).Inlet);

        public ReverseOps<TIn, T> To<TIn, TOut>(FlowShape<TIn, TOut> flow) => new(this, flow.Inlet);

        public ReverseOps<TIn, T> To<TIn, TOut>(UniformFanOutShape<TIn, TOut> fanOut) => new(this, fanOut.In);

        public ReverseOps<TIn, T> To<TIn, TOut>(UniformFanInShape<TIn, TOut> fanOut) => new(this, FreeInlet(fanOut));

        internal TShape Import<TShape>(TShape shape, Module module) where TShape : Shape
        {
            var copy = (TShape)shape.DeepCopy();
            var node = new Node(module, _inletCount, _outletCount);
            foreach (var inlet in copy.Inlets)
                (inlet.Node, inlet.Id) = (_nodes.Count, _inletCount++);
            foreach (var outlet in copy.Outlets)
                (outlet.Node, outlet.Id) = (_nodes.Count, _outletCount++);
            _nodes.Add(node);
            return copy;
        }

        internal void Connect(Outlet outlet, Inlet inlet)
        {
            CheckOwned(outlet.Node, outlet.Id, _outletCount, "output", outlet);
            CheckOwned(inlet.Node, inlet.Id, _inletCount, "input", inlet);
            if (!_connectedOutlets.Add(outlet.Id))
                throw new ArgumentException($"The output port [{outlet}] is already connected");
            if (!_connectedInlets.Add(inlet.Id))
                throw new ArgumentException($"The input port [{inlet}] is already connected");
            _edges.Add((outlet.Id, inlet.Id));
        }

        internal Inlet<TIn> FreeInlet<TIn, TOut>(UniformFanInShape<TIn, TOut> junction) =>
            junction.Ins.FirstOrDefault(i => !_connectedInlets.Contains(i.Id))
            ?? throw new ArgumentException("No more inlets on junction");

        internal Outlet<TOut> FreeOutlet<TIn, TOut>(UniformFanOutShape<TIn, TOut> junction) =>
            junction.Outs.FirstOrDefault(o => !_connectedOutlets.Contains(o.Id))
            ?? throw new ArgumentException("No more outlets on junction");

        internal Module Build(Shape shape, Func<object[], object> value, bool validate = true)
        {
            if (validate)
                CheckComplete(shape);
            return new GraphModule(
                [.. _nodes.Select(n => n.Module)],
                [.. _nodes.Select(n => n.FirstInlet)],
                [.. _nodes.Select(n => n.FirstOutlet)],
                _inletCount,
                _outletCount,
                [.. _edges],
                [.. shape.Inlets.Select(i => i.Id)],
                [.. shape.Outlets.Select(o => o.Id)],
                value);
        }

        private void CheckComplete(Shape shape)
        {
            foreach (var inlet in shape.Inlets)
                CheckOpen(inlet.Node, inlet.Id, _inletCount, _connectedInlets, "input", inlet);
            foreach (var outlet in shape.Outlets)
                CheckOpen(outlet.Node, outlet.Id, _outletCount, _connectedOutlets, "output", outlet);
            if (_connectedInlets.Count + shape.Inlets.Length != _inletCount || _connectedOutlets.Count + shape.Outlets.Length != _outletCount)
            {
                throw new ArgumentException(
                    $"The graph has ports that are neither connected nor part of its shape: {_inletCount - _connectedInlets.Count - shape.Inlets.Length} inlets, "
                    + $"{_outletCount - _connectedOutlets.Count - shape.Outlets.Length} outlets",
                    nameof(shape));
            }
        }

        private static void CheckOpen(int node, int id, int count, HashSet<int> connected, string kind, object port)
        {
            CheckOwned(node, id, count, kind, port);
            if (connected.Contains(id))
                throw new ArgumentException($"The {kind} port [{port}] is part of the shape but already connected");
        }

        private static void CheckOwned(int node, int id, int count, string kind, object port)
        {
            if (node < 0 || id < 0 || id >= count)
                throw new ArgumentException($"The {kind} port [{port}] is not part of the underlying graph.");
        }

        private readonly record struct Node(Module Module, int FirstInlet, int FirstOutlet);
    }
}
