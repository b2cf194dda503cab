using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>A graph with one open outlet.</summary>
public sealed partial class Source<TOut, TMat> : IFlow<TOut, TMat>, IGraph<SourceShape<TOut>, TMat>
{
    private readonly Module _module;
    private SourceShape<TOut> _shape;

    public Source(IModule module)
    {
        _module = (Module)module;
    }

    public SourceShape<TOut> Shape =>
        _shape ?? Interlocked.CompareExchange(ref _shape, new SourceShape<TOut>(new Outlet<TOut>("Source.out")), null) ?? _shape;

    public IModule Module => _module;

    public Source<T2, TMat> Via<T2, TMat2>(IGraph<FlowShape<TOut, T2>, TMat2> flow) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Left));

    public Source<TOut2, TMat3> ViaMaterialized<TOut2, TMat2, TMat3>(IGraph<FlowShape<TOut, TOut2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(new LinearModule(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Of(combine)));

    public IRunnableGraph<TMat> To<TMat2>(IGraph<SinkShape<TOut>, TMat2> sink) =>
        new RunnableGraph<TMat>(new LinearModule(_module, Implementation.Modules.Module.Of(sink), ValueCombiner.LeftOfSink));

    public IRunnableGraph<TMat3> ToMaterialized<TMat2, TMat3>(IGraph<SinkShape<TOut>, TMat2> sink, Func<TMat, TMat2, TMat3> combine) =>
        new RunnableGraph<TMat3>(new LinearModule(_module, Implementation.Modules.Module.Of(sink), ValueCombiner.Of(combine)));

    public Source<TOut, TMat2> MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => new(new MappedModule<TMat, TMat2>(_module, mapFunc));

    public Source<TOut, TMat> WithAttributes(Attributes attributes) => new(_module.WithAttributes(attributes));

    public Source<TOut, TMat> AddAttributes(Attributes attributes) => new(_module.AddAttributes(attributes));

    public Source<TOut, TMat> Named(string name) => new(_module.Named(name));

    public Source<TOut, TMat> Async() => new(_module.Async());

    public override string ToString() => $"Source({Shape}, {_module})";

    IFlow<T, TMat> IFlow<TOut, TMat>.Via<T, TMat2>(IGraph<FlowShape<TOut, T>, TMat2> flow) => Via(flow);

    IFlow<T2, TMat3> IFlow<TOut, TMat>.ViaMaterialized<T2, TMat2, TMat3>(IGraph<FlowShape<TOut, T2>, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        ViaMaterialized(flow, combine);

    IFlow<TOut, TMat2> IFlow<TOut, TMat>.MapMaterializedValue<TMat2>(Func<TMat, TMat2> mapFunc) => MapMaterializedValue(mapFunc);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.WithAttributes(Attributes attributes) => WithAttributes(attributes);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.AddAttributes(Attributes attributes) => AddAttributes(attributes);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.Named(string name) => Named(name);

    IGraph<SourceShape<TOut>, TMat> IGraph<SourceShape<TOut>, TMat>.Async() => Async();
}
