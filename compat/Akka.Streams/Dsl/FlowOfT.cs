using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open inlet and one open outlet.</summary>
public sealed partial class Flow<TIn, TOut, TMat> : IFlow<TOut, TMat>, IGraph<FlowShape<TIn, TOut>, TMat>
{
    private readonly Module _module;
    private FlowShape<TIn, TOut> _shape;

    internal Flow(Module module)
    {
        _module = module;
    }

    public FlowShape<TIn, TOut> Shape =>
        _shape ?? Interlocked.CompareExchange(
            ref _shape, new FlowShape<TIn, TOut>(new Inlet<TIn>("Flow.in"), new Outlet<TOut>("Flow.out")), null) ?? _shape;

    public IModule Module => _module;

    public Flow<TIn, T2, TMat> Via<T2, TMat2>(IGraph<FlowShape<TOut, T2>, TMat2> flow) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Left));

    public Flow<TIn, TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Of(combine)));

    public Sink<TIn, TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(sink), ValueCombiner.Left));

    public Sink<TIn, TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(sink), ValueCombiner.Of(combine)));

    public Flow<TIn, TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => new(new MappedModule<TMat, TMat2>(_module, mapFunc));

    public Flow<TIn, TOut, TMat> WithAttributes(Attributes attributes) => new(_module.WithAttributes(attributes));

    public Flow<TIn, TOut, TMat> AddAttributes(Attributes attributes) => new(_module.AddAttributes(attributes));

    public Flow<TIn, TOut, TMat> Named(string name) => new(_module.Named(name));

    public Flow<TIn, TOut, TMat> Async() => new(_module.Async());

    /// <summary>Runs source, flow and sink as one stream; returns the values of source and sink.</summary>
    public (TMat1, TMat2) RunWith<TMat1, TMat2>(IGraph<SourceShape<TIn>, TMat1> source, IGraph<SinkShape<TOut>, TMat2> sink, IMaterializer materializer) =>
        Source.FromGraph(source).Via(this).ToMaterialized(sink, Keep.Both).Run(materializer);

    public override string ToString() => $"Flow({Shape}, {_module})";

    IFlow<T, TMat> IFlow<TOut, TMat>.Via<T, TMat2>(IGraph<FlowShape<TOut, T>, TMat2> flow) => Via(flow);

    IFlow<T2, TMat3> IFlow<TOut, TMat>.ViaMaterialized<T2, TMat2, TMat3>(IGraph<FlowShape<TOut, T2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        ViaMaterialized(flow, combine);

    IFlow<TOut, TMat2> IFlow<TOut, TMat>.MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => MapMaterializedValue(mapFunc);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.Named(string name) => Named(name);

    IGraph<FlowShape<TIn, TOut>, TMat> IGraph<FlowShape<TIn, TOut>, TMat>.Async() => Async();
}
