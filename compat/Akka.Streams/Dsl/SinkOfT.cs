using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open inlet.</summary>
public sealed class Sink<TIn, TMat> : IGraph<SinkShape<TIn>, TMat>
{
    private readonly Module _module;
    private SinkShape<TIn> _shape;

    public Sink(IModule module)
    {
        _module = (Module)module;
    }

    public SinkShape<TIn> Shape =>
        _shape ?? Interlocked.CompareExchange(ref _shape, new SinkShape<TIn>(new Inlet<TIn>("Sink.in")), null) ?? _shape;

    public IModule Module => _module;

    /// <summary>A sink for other elements, each of which goes through the function first.</summary>
    public Sink<TIn2, TMat> ContraMap<TIn2>(Func<TIn2, TIn> function) => Flow.FromFunction(function).ToMaterialized(this, Keep.Right);

    /// <summary>Runs the source into this sink; returns the source's value.</summary>
    public TMat2 RunWith<TMat2>(IGraph<SourceShape<TIn>, TMat2> source, IMaterializer materializer) =>
        Source.FromGraph(source).To(this).Run(materializer);

    public Sink<TIn, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> fn) => new(new MappedModule<TMat, TMat2>(_module, fn));

    /// <summary>Starts this sink now; returns its value, and a sink to be run once that feeds it.</summary>
    public (TMat, Sink<TIn, NotUsed>) PreMaterialize(IMaterializer materializer)
    {
        var (subscriber, value) = Source.AsSubscriber<TIn>().ToMaterialized(this, Keep.Both).Run(materializer);
        return (value, Sink.FromSubscriber(subscriber));
    }

    public Sink<TIn, TMat> WithAttributes(Attributes attributes) => new(_module.WithAttributes(attributes));

    public Sink<TIn, TMat> AddAttributes(Attributes attributes) => new(_module.AddAttributes(attributes));

    public Sink<TIn, TMat> Named(string name) => new(_module.Named(name));

    public Sink<TIn, TMat> Async() => new(_module.Async());

    public override string ToString() => $"Sink({Shape}, {_module})";

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.Named(string name) => Named(name);

    IGraph<SinkShape<TIn>, TMat> IGraph<SinkShape<TIn>, TMat>.Async() => Async();
}
