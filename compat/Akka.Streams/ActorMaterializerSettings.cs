using Akka.Actor;
using Akka.Streams.Supervision;
using Decider = Akka.Streams.Supervision.Decider;

namespace Akka.Streams;

/// <summary>How streams run unless their attributes say otherwise. Immutable.</summary>
public sealed class ActorMaterializerSettings
{
    public readonly int InitialInputBufferSize;
    public readonly int MaxInputBufferSize;
    public readonly string Dispatcher;
    public readonly Decider SupervisionDecider;
    public readonly StreamSubscriptionTimeoutSettings SubscriptionTimeoutSettings;
    public readonly bool IsDebugLogging;
    public readonly int OutputBurstLimit;
    public readonly bool IsFuzzingMode;
    public readonly bool IsAutoFusing;
    public readonly int MaxFixedBufferSize;
    public readonly int SyncProcessingLimit;

    internal ActorMaterializerSettings(
        int initialInputBufferSize,
        int maxInputBufferSize,
        string dispatcher,
        Decider supervisionDecider,
        StreamSubscriptionTimeoutSettings subscriptionTimeoutSettings,
        bool isDebugLogging,
        int outputBurstLimit,
        bool isFuzzingMode,
        bool isAutoFusing,
        int maxFixedBufferSize,
        int syncProcessingLimit)
    {
        InitialInputBufferSize = initialInputBufferSize;
        MaxInputBufferSize = maxInputBufferSize;
        Dispatcher = dispatcher;
        SupervisionDecider = supervisionDecider;
        SubscriptionTimeoutSettings = subscriptionTimeoutSettings;
        IsDebugLogging = isDebugLogging;
        OutputBurstLimit = outputBurstLimit;
        IsFuzzingMode = isFuzzingMode;
        IsAutoFusing = isAutoFusing;
        MaxFixedBufferSize = maxFixedBufferSize;
        SyncProcessingLimit = syncProcessingLimit;
    }

    /// <summary>The settings from <c>akka.stream.materializer</c> of the system's configuration.</summary>
    public static ActorMaterializerSettings Create(ActorSystem system)
    {
        var config = system.Settings.Config.WithFallback(StreamDefaults.Config).GetConfig("akka.stream.materializer");
        return new ActorMaterializerSettings(
            config.GetInt("initial-input-buffer-size"),
            config.GetInt("max-input-buffer-size"),
            config.GetString("dispatcher") ?? string.Empty,
            Deciders.StoppingDecider,
            StreamSubscriptionTimeoutSettings.Create(config.GetConfig("subscription-timeout")),
            config.GetBoolean("debug-logging"),
            config.GetInt("output-burst-limit"),
            config.GetBoolean("debug.fuzzing-mode"),
            config.GetBoolean("auto-fusing"),
            config.GetInt("max-fixed-buffer-size"),
            config.GetInt("sync-processing-limit"));
    }

    public override bool Equals(object obj) =>
        obj is ActorMaterializerSettings other &&
        other.InitialInputBufferSize == InitialInputBufferSize &&
        other.MaxInputBufferSize == MaxInputBufferSize &&
        other.Dispatcher == Dispatcher &&
        other.SupervisionDecider == SupervisionDecider &&
        Equals(other.SubscriptionTimeoutSettings, SubscriptionTimeoutSettings) &&
        other.IsDebugLogging == IsDebugLogging &&
        other.OutputBurstLimit == OutputBurstLimit &&
        other.IsFuzzingMode == IsFuzzingMode &&
        other.IsAutoFusing == IsAutoFusing &&
        other.MaxFixedBufferSize == MaxFixedBufferSize &&
        other.SyncProcessingLimit == SyncProcessingLimit;

    public override int GetHashCode() =>
        HashCode.Combine(InitialInputBufferSize, MaxInputBufferSize, Dispatcher, SupervisionDecider, OutputBurstLimit, SyncProcessingLimit);

    public ActorMaterializerSettings WithInputBuffer(int initialSize, int maxSize) => Copy(initial: initialSize, max: maxSize);

    public ActorMaterializerSettings WithDispatcher(string dispatcher) => Copy(dispatcher: dispatcher);

    public ActorMaterializerSettings WithSupervisionStrategy(Decider decider) => Copy(decider: decider);

    public ActorMaterializerSettings WithDebugLogging(bool isEnabled) => Copy(debugLogging: isEnabled);

    public ActorMaterializerSettings WithFuzzingMode(bool isFuzzingMode) => Copy(fuzzing: isFuzzingMode);

    public ActorMaterializerSettings WithOutputBurstLimit(int limit) => Copy(burst: limit);

    public ActorMaterializerSettings WithAutoFusing(bool isAutoFusing) => Copy(autoFusing: isAutoFusing);

    public ActorMaterializerSettings WithMaxFixedBufferSize(int maxFixedBufferSize) => Copy(maxFixed: maxFixedBufferSize);

    public ActorMaterializerSettings WithSyncProcessingLimit(int limit) => Copy(syncLimit: limit);

    public ActorMaterializerSettings WithSubscriptionTimeoutSettings(StreamSubscriptionTimeoutSettings settings) => Copy(timeout: settings);

    private ActorMaterializerSettings Copy(
        int? initial = null,
        int? max = null,
        string dispatcher = null,
        Decider decider = null,
        StreamSubscriptionTimeoutSettings timeout = null,
        bool? debugLogging = null,
        int? burst = null,
        bool? fuzzing = null,
        bool? autoFusing = null,
        int? maxFixed = null,
        int? syncLimit = null) => new(
        initial ?? InitialInputBufferSize,
        max ?? MaxInputBufferSize,
        dispatcher ?? Dispatcher,
        decider ?? SupervisionDecider,
        timeout ?? SubscriptionTimeoutSettings,
        debugLogging ?? IsDebugLogging,
        burst ?? OutputBurstLimit,
        fuzzing ?? IsFuzzingMode,
        autoFusing ?? IsAutoFusing,
        maxFixed ?? MaxFixedBufferSize,
        syncLimit ?? SyncProcessingLimit);
}
