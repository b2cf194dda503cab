using Akka.Actor;
using Akka.Dispatch;
using Akka.Streams.Implementation.Interpreter;

namespace Akka.Streams.Implementation.Materialization;

/// <summary>Materializes graphs into an island that already runs, so that they share its thread.</summary>
internal sealed class SubFusingMaterializer : IMaterializer
{
    private readonly ActorMaterializerImpl _materializer;
    private readonly Island _island;

    public SubFusingMaterializer(ActorMaterializerImpl materializer, Island island)
    {
        _materializer = materializer;
        _island = island;
    }

    public MessageDispatcher ExecutionContext => _materializer.ExecutionContext;

    public IMaterializer WithNamePrefix(string namePrefix) => new SubFusingMaterializer((ActorMaterializerImpl)_materializer.WithNamePrefix(namePrefix), _island);

    public TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable) => Materialize(runnable, Attributes.None);

    public TMat Materialize<TMat>(IGraph<ClosedShape, TMat> runnable, Attributes initialAttributes) =>
        _materializer.Materialize(runnable, initialAttributes, _island);

    public ICancelable ScheduleOnce(TimeSpan delay, Action action) => _materializer.ScheduleOnce(delay, action);

    public ICancelable ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        _materializer.ScheduleRepeatedly(initialDelay, interval, action);
}
