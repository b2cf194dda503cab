using Akka.Streams.Implementation;
using Akka.Streams.Implementation.Modules;

namespace Akka.Streams.Dsl;

/// <summary>A graph with a flow in each direction.</summary>
public class BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat> : IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat>
{
    private readonly Module _module;

    public BidiFlow(IModule module)
    {
        _module = (Module)module;
        Shape = new BidiShape<TIn1, TOut1, TIn2, TOut2>(
            new Inlet<TIn1>("Bidi.in1"), new Outlet<TOut1>("Bidi.out1"), new Inlet<TIn2>("Bidi.in2"), new Outlet<TOut2>("Bidi.out2"));
    }

    public BidiShape<TIn1, TOut1, TIn2, TOut2> Shape { get; }

    public IModule Module => _module;

    public IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat> WithAttributes(Attributes attributes) => With(_module.WithAttributes(attributes));

    public IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat> AddAttributes(Attributes attributes) => With(_module.AddAttributes(attributes));

    public IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat> Named(string name) => With(_module.Named(name));

    public IGraph<BidiShape<TIn1, TOut1, TIn2, TOut2>, TMat> Async() => With(_module.Async());

    /// <summary>The same flows, the inbound one first.</summary>
    public BidiFlow<TIn2, TOut2, TIn1, TOut1, TMat> Reversed() => new(Wiring.Reverse(_module));

    /// <summary>Stacks this one on another: outbound elements go through both, inbound ones come back through both.</summary>
    public BidiFlow<TIn1, TOut12, TIn21, TOut2, TMat> Atop<TOut12, TIn21, TMat2>(BidiFlow<TOut1, TOut12, TIn21, TIn2, TMat2> bidi) =>
        AtopMat(bidi, Keep.Left);

    public BidiFlow<TIn1, TOut12, TIn21, TOut2, TMat3> AtopMat<TOut12, TIn21, TMat2, TMat3>(
        BidiFlow<TOut1, TOut12, TIn21, TIn2, TMat2> bidi, Func<TMat, TMat2, TMat3> combine) =>
        new(Wiring.Atop(_module, Implementation.Modules.Module.Of(bidi), ValueCombiner.Of(combine)));

    /// <summary>Closes the far side with a flow.</summary>
    public Flow<TIn1, TOut2, TMat> Join<TMat2>(Flow<TOut1, TIn2, TMat2> flow) => JoinMat(flow, Keep.Left);

    public Flow<TIn1, TOut2, TMat3> JoinMat<TMat2, TMat3>(Flow<TOut1, TIn2, TMat2> flow, Func<TMat, TMat2, TMat3> combine) =>
        new(Wiring.BidiOverFlow(_module, Implementation.Modules.Module.Of(flow), ValueCombiner.Of(combine)));

    private static BidiFlow<TIn1, TOut1, TIn2, TOut2, TMat> With(Module module) => new(module);
}
