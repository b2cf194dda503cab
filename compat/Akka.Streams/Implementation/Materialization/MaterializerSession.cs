using Akka.Streams.Implementation.Modules;
using Akka.Streams.Implementation.Stages;
using Akka.Streams.Stage;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>
/// One run of a graph through the materializer: makes the logics, connects them, and sorts them into islands. Nothing runs before all of it
/// has succeeded.
/// </summary>
internal sealed class MaterializerSession
{
    [ThreadStatic]
    private static MaterializerSession _cached;

    [ThreadStatic]
    private static MaterializerSession _current;

    private readonly List<IslandPlan> _islands = [];
    private readonly List<(OutletEnd From, InletEnd To)> _crossings = [];
    private Attributes _defaults;
    private int _inletTop;
    private int _outletTop;

    public InletEnd[] Inlets { get; private set; } = new InletEnd[8];

    public OutletEnd[] Outlets { get; private set; } = new OutletEnd[8];

    /// <summary>Pipelines that are being walked.</summary>
    public Stack<LinearModule> Pipelines { get; } = new();

    public IReadOnlyList<IslandPlan> Islands => _islands;

    /// <summary>The session that a stage is being created in, on this thread.</summary>
    public static MaterializerSession Current => _current;

    public ActorMaterializerImpl Materializer { get; private set; }

    /// <summary>A session, reused by the thread once it is finished.</summary>
    public static MaterializerSession Start(ActorMaterializerImpl materializer, Attributes defaults)
    {
        var session = _cached ?? new MaterializerSession();
        _cached = null;
        session.Materializer = materializer;
        session._defaults = defaults;
        return session;
    }

    public void Finish()
    {
        _islands.Clear();
        _crossings.Clear();
        Pipelines.Clear();
        Array.Clear(Inlets);
        Array.Clear(Outlets);
        _inletTop = 0;
        _outletTop = 0;
        _defaults = null;
        Materializer = null;
        _cached = this;
    }

    public object Materialize(Module module)
    {
        var outer = _current;
        _current = this;
        try
        {
            var root = NewIsland(_defaults);
            var value = module.Materialize(this, _defaults, root, 0, 0);
            foreach (var (from, to) in _crossings)
                Cross(from, to);
            return value;
        }
        finally
        {
            _current = outer;
        }
    }

    public IslandPlan NewIsland(Attributes attributes)
    {
        var island = new IslandPlan(attributes);
        _islands.Add(island);
        return island;
    }

    public void AddStage(IslandPlan island, GraphStageLogic logic, object stage, Attributes attributes)
    {
        // A built-in logic knows its name; without the reference an idle stream does not keep its blueprint.
        logic.OriginalStage = logic.DefaultHandler == null ? stage : null;
        logic.Attributes = attributes;
        island.AddStage(logic, attributes);
    }

    /// <summary>Makes an edge: a connection within an island, a boundary between two, unless one end can move to the other's island.</summary>
    public void Connect(in OutletEnd from, in InletEnd to)
    {
        if (from.Island == to.Island)
        {
            Join(from, to);
        }
        else if (to.Logic is IOuterEnd || from.Logic is IOuterEnd)
        {
            JoinOuter(from, to);
        }
        else
        {
            _crossings.Add((from, to));
        }
    }

    public (int Inlets, int Outlets) Mark() => (_inletTop, _outletTop);

    public void Release((int Inlets, int Outlets) mark) => (_inletTop, _outletTop) = mark;

    public int ReserveInlet() => ReserveInlets(1);

    public int ReserveOutlet() => ReserveOutlets(1);

    public int ReserveInlets(int count)
    {
        var first = _inletTop;
        _inletTop += count;
        if (_inletTop > Inlets.Length)
        {
            var grown = Inlets;
            Array.Resize(ref grown, Math.Max(_inletTop, grown.Length * 2));
            Inlets = grown;
        }

        return first;
    }

    public int ReserveOutlets(int count)
    {
        var first = _outletTop;
        _outletTop += count;
        if (_outletTop > Outlets.Length)
        {
            var grown = Outlets;
            Array.Resize(ref grown, Math.Max(_outletTop, grown.Length * 2));
            Outlets = grown;
        }

        return first;
    }

    private static void Join(in OutletEnd from, in InletEnd to)
    {
        var connection = from.Port.ConnectTo(to.Port);
        if (connection == null)
        {
            var adapter = from.Port.CastTo(to.Port);
            from.Island.Add(adapter);
            Join(from, new InletEnd(adapter.Inlet, adapter, from.Island));
            Join(new OutletEnd(adapter.Outlet, adapter, from.Island), to);
            return;
        }

        from.Logic.ConnectOutlet(from.Port, connection);
        to.Logic.ConnectInlet(to.Port, connection);
    }

    /// <summary>Two ends that meet directly run where the graph does, whatever attributes they have.</summary>
    private void JoinOuter(in OutletEnd from, in InletEnd to)
    {
        var island = to.Logic is not IOuterEnd ? to.Island : from.Logic is not IOuterEnd ? from.Island : _islands[0];
        Move(from.Logic, from.Island, island);
        Move(to.Logic, to.Island, island);
        Join(new OutletEnd(from.Port, from.Logic, island), new InletEnd(to.Port, to.Logic, island));
    }

    private static void Move(GraphStageLogic logic, IslandPlan from, IslandPlan to)
    {
        if (from != to)
            from.MoveTo(to, logic);
    }

    private void Cross(in OutletEnd from, in InletEnd to)
    {
        var boundary = from.Port.CreateBoundary(to.Island.InputBufferSize(_defaults));
        from.Island.Add(boundary.Producer);
        to.Island.Add(boundary.Consumer);
        Join(from, new InletEnd(boundary.Inlet, boundary.Producer, from.Island));
        Join(new OutletEnd(boundary.Outlet, boundary.Consumer, to.Island), to);
    }
}
