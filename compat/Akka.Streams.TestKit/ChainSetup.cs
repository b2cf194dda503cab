using Akka.Actor;
using Akka.Streams.Dsl;
using Akka.TestKit;
using Reactive.Streams;

namespace Akka.Streams.TestKit;

/// <summary>Runs a flow between an upstream and a downstream probe, subscribed to each other by <see cref="InitializeAsync"/> or on first use.</summary>
public class ChainSetup<TIn, TOut, TMat>
{
    protected readonly TestKitBase System;

    private readonly Func<Flow<TIn, TIn, NotUsed>, Flow<TIn, TOut, TMat>> _stream;
    private readonly Func<Source<TOut, NotUsed>, ActorMaterializer, IPublisher<TOut>> _toPublisher;
    private TestPublisher.ManualProbe<TIn> _upstream;
    private TestSubscriber.ManualProbe<TOut> _downstream;
    private IPublisher<TOut> _publisher;
    private StreamTestKit.PublisherProbeSubscription<TIn> _upstreamSubscription;
    private ISubscription _downstreamSubscription;

    public ChainSetup(
        Func<Flow<TIn, TIn, NotUsed>, Flow<TIn, TOut, TMat>> stream,
        ActorMaterializerSettings settings,
        ActorMaterializer materializer,
        Func<Source<TOut, NotUsed>, ActorMaterializer, IPublisher<TOut>> toPublisher,
        TestKitBase system)
    {
        System = system;
        Settings = settings;
        Materializer = materializer;
        _stream = stream;
        _toPublisher = toPublisher;
    }

    public ChainSetup(
        Func<Flow<TIn, TIn, NotUsed>, Flow<TIn, TOut, TMat>> stream,
        ActorMaterializerSettings settings,
        Func<Source<TOut, NotUsed>, ActorMaterializer, IPublisher<TOut>> toPublisher,
        TestKitBase system)
        : this(stream, settings, system.Sys.Materializer(), toPublisher, system)
    {
    }

    public ChainSetup(
        Func<Flow<TIn, TIn, NotUsed>, Flow<TIn, TOut, TMat>> stream,
        ActorMaterializerSettings settings,
        Func<ActorMaterializerSettings, IActorRefFactory, ActorMaterializer> materializerCreator,
        Func<Source<TOut, NotUsed>, ActorMaterializer, IPublisher<TOut>> toPublisher,
        TestKitBase system)
        : this(stream, settings, materializerCreator(settings, system.Sys), toPublisher, system)
    {
    }

    public bool Initialized { get; private set; }

    public ActorMaterializerSettings Settings { get; }

    public ActorMaterializer Materializer { get; }

    public TestPublisher.ManualProbe<TIn> Upstream => Ensured(ref _upstream);

    public TestSubscriber.ManualProbe<TOut> Downstream => Ensured(ref _downstream);

    public IPublisher<TOut> Publisher => Ensured(ref _publisher);

    public StreamTestKit.PublisherProbeSubscription<TIn> UpstreamSubscription => Ensured(ref _upstreamSubscription);

    public ISubscription DownstreamSubscription => Ensured(ref _downstreamSubscription);

    /// <summary>Runs the flow and waits until both probes are subscribed.</summary>
    public virtual async Task<ChainSetup<TIn, TOut, TMat>> InitializeAsync()
    {
        Start();
        _upstreamSubscription = await _upstream.ExpectSubscriptionAsync();
        _downstreamSubscription = await _downstream.ExpectSubscriptionAsync();
        Initialized = true;
        return this;
    }

    protected virtual void EnsureInitialized()
    {
        if (Initialized)
            return;
        Start();
        _upstreamSubscription = _upstream.ExpectSubscription();
        _downstreamSubscription = _downstream.ExpectSubscription();
        Initialized = true;
    }

    private void Start()
    {
        _upstream = System.CreateManualPublisherProbe<TIn>();
        _downstream = System.CreateManualSubscriberProbe<TOut>();
        _publisher = _toPublisher(Source.FromPublisher(_upstream).Via(_stream(Flow.Create<TIn>())), Materializer);
        _publisher.Subscribe(_downstream);
    }

    private T Ensured<T>(ref T field)
    {
        EnsureInitialized();
        return field;
    }
}
