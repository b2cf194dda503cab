using Akka.Actor;

namespace Akka.Streams.Dsl;

/// <summary>A graph without open ports.</summary>
public interface IRunnableGraph<out TMat> : IGraph<ClosedShape, TMat>
{
    IRunnableGraph<TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> func);

    /// <summary>Starts a new stream from this blueprint and returns its materialized value.</summary>
    TMat Run(IMaterializer materializer);

    /// <summary>Starts a new stream on the system's own materializer.</summary>
    TMat Run(ActorSystem actorSystem);

    new IRunnableGraph<TMat> WithAttributes(Attributes attributes);

    new IRunnableGraph<TMat> AddAttributes(Attributes attributes);

    new IRunnableGraph<TMat> Named(string name);
}
