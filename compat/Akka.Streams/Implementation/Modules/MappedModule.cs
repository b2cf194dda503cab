using Akka.Streams.Implementation.Materialization;

namespace Akka.Streams.Implementation.Modules;

/// <summary>A module whose materialized value goes through a function.</summary>
internal sealed class MappedModule<TMat, TMat2> : Module
{
    private readonly Module _inner;
    private readonly Func<TMat, TMat2> _map;

    public MappedModule(Module inner, Func<TMat, TMat2> map)
    {
        _inner = inner;
        _map = map;
    }

    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets) =>
        _map((TMat)_inner.Materialize(session, inherited, island, inlets, outlets));
}
