using Akka.Streams.Implementation.Materialization;
using Akka.Streams.Implementation.Stages;

namespace Akka.Streams.Implementation.Modules;

/// <summary>A flow that passes everything on. Disappears where something is connected to it.</summary>
internal sealed class IdentityModule<T> : IdentityModule
{
    public static readonly IdentityModule<T> Instance = new();

    private IdentityModule()
    {
    }

    public override object Materialize(MaterializerSession session, Attributes inherited, IslandPlan island, int inlets, int outlets) =>
        ((Module)new Identity<T>().Module).Materialize(session, inherited, island, inlets, outlets);
}

internal abstract class IdentityModule : Module;
