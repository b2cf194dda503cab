using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>Any number of modules with edges between them: what the graph builder makes.</summary>
internal sealed class GraphModule : Module
{
    private readonly Module[] _nodes;
    private readonly int[] _firstInlet;
    private readonly int[] _firstOutlet;
    private readonly (int Outlet, int Inlet)[] _edges;
    private readonly int[] _openInlets;
    private readonly int[] _openOutlets;
    private readonly int _inletCount;
    private readonly int _outletCount;
    private readonly Func<object[], object> _value;

    /// <summary>
    /// Ports of all nodes are numbered through: <paramref name="firstInlet"/> and <paramref name="firstOutlet"/> say where those of a node
    /// begin. <paramref name="value"/> makes the materialized value from those of the nodes.
    /// </summary>
    public GraphModule(
        Module[] nodes,
        int[] firstInlet,
        int[] firstOutlet,
        int inletCount,
        int outletCount,
        (int Outlet, int Inlet)[] edges,
        int[] openInlets,
        int[] openOutlets,
        Func<object[], object> value)
    {
        _nodes = nodes;
        _firstInlet = firstInlet;
        _firstOutlet = firstOutlet;
        _inletCount = inletCount;
        _outletCount = outletCount;
        _edges = edges;
        _openInlets = openInlets;
        _openOutlets = openOutlets;
        _value = value;
    }

    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets)
    {
        var mark = session.Mark();
        var inletBase = session.ReserveInlets(_inletCount);
        var outletBase = session.ReserveOutlets(_outletCount);
        var values = new object[_nodes.Length];
        for (var i = 0; i < _nodes.Length; i++)
            values[i] = _nodes[i].Materialize(session, inherited, island, inletBase + _firstInlet[i], outletBase + _firstOutlet[i]);

        foreach (var (outlet, inlet) in _edges)
            session.Connect(session.Outlets[outletBase + outlet], session.Inlets[inletBase + inlet]);
        for (var i = 0; i < _openInlets.Length; i++)
            session.Inlets[inlets + i] = session.Inlets[inletBase + _openInlets[i]];
        for (var i = 0; i < _openOutlets.Length; i++)
            session.Outlets[outlets + i] = session.Outlets[outletBase + _openOutlets[i]];
        session.Release(mark);

        var value = _value(values);
        foreach (var nodeValue in values)
        {
            if (nodeValue is IMaterializedValueReceiver receiver)
                receiver.Receive(value);
        }

        return value;
    }
}
