using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>Two modules one behind the other: the left one's outlet feeds the right one's inlet. A pipeline leans to the left.</summary>
internal sealed class LinearModule : Module
{
    private readonly Module _left;
    private readonly Module _right;
    private readonly ValueCombiner _combiner;

    public LinearModule(Module left, Module right, ValueCombiner combiner)
    {
        _left = left;
        _right = right;
        _combiner = combiner;
    }

    /// <summary>Walks the pipeline from its head without recursion, however long it is.</summary>
    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets)
    {
        var pipeline = session.Pipelines;
        var bottom = pipeline.Count;
        Module head = this;
        while (head is LinearModule linear)
        {
            pipeline.Push(linear);
            head = linear._left;
        }

        var mark = session.Mark();
        var upstream = head is IdentityModule ? -1 : session.ReserveOutlet();
        var value = upstream < 0 ? NotUsed.Instance : head.Materialize(session, inherited, island, inlets, upstream);
        while (pipeline.Count > bottom)
        {
            var step = pipeline.Pop();
            var isLast = pipeline.Count == bottom;
            var right = step._right;
            object rightValue;
            if (right is IdentityModule)
            {
                rightValue = NotUsed.Instance;
                if (isLast && upstream < 0)
                    right.Materialize(session, inherited, island, inlets, outlets);
                else if (isLast)
                    session.Outlets[outlets] = session.Outlets[upstream];
            }
            else
            {
                var inlet = upstream < 0 ? inlets : session.ReserveInlet();
                var outlet = isLast ? outlets : session.ReserveOutlet();
                rightValue = right.Materialize(session, inherited, island, inlet, outlet);
                if (upstream >= 0)
                    session.Connect(session.Outlets[upstream], session.Inlets[inlet]);
                upstream = outlet;
            }

            value = step._combiner.Combine(value, rightValue);
        }

        session.Release(mark);
        return value;
    }
}
