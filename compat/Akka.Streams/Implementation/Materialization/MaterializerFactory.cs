using Akka.Actor;
using Akka.Util;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>Makes materializers, and keeps the one that belongs to a system.</summary>
internal static class MaterializerFactory
{
    public static ActorMaterializer Create(IActorRefFactory context, ActorMaterializerSettings settings, string namePrefix)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context is ActorSystem own && settings == null && namePrefix == null)
            return SystemMaterializer.Get(own);
        var system = context switch
        {
            ActorSystem s => s,
            IActorContext c => c.System,
            _ => throw new ArgumentException($"ActorRefFactory context must be an ActorSystem or ActorContext, got [{context.GetType()}]", nameof(context)),
        };
        return New(system, context, settings, namePrefix);
    }

    private static ActorMaterializerImpl New(ActorSystem system, IActorRefFactory parent, ActorMaterializerSettings settings, string namePrefix)
    {
        settings ??= ActorMaterializerSettings.Create(system);
        var haveShutdown = new AtomicBoolean();
        var supervisor = parent.ActorOf(StreamSupervisor.Props(settings, haveShutdown), StreamSupervisor.NextName());
        return new ActorMaterializerImpl(system, settings, supervisor, haveShutdown, namePrefix ?? "Flow");
    }

    /// <summary>The materializer that belongs to a system.</summary>
    private sealed class SystemMaterializer : ExtensionIdProvider<SystemMaterializer.Holder>
    {
        private static readonly SystemMaterializer Id = new();

        public static new ActorMaterializer Get(ActorSystem system) => Id.Apply(system).Materializer.Value;

        public override Holder CreateExtension(ExtendedActorSystem system) => new(system);

        internal sealed class Holder : IExtension
        {
            public Holder(ActorSystem system)
            {
                system.Settings.InjectTopLevelFallback(StreamDefaults.Config);
                Materializer = new Lazy<ActorMaterializerImpl>(() => New(system, system, null, null));
            }

            public Lazy<ActorMaterializerImpl> Materializer { get; }
        }
    }
}
