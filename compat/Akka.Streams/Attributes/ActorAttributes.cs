using Akka.Streams.Supervision;

namespace Akka.Streams;

/// <summary>Attributes that the actor-based materializer understands.</summary>
public static class ActorAttributes
{
    private static readonly Dispatcher BlockingIo = new("akka.stream.materializer.blocking-io-dispatcher");

    /// <summary>The dispatcher for blocking calls: its own threads.</summary>
    public static Dispatcher IODispatcher => BlockingIo;

    /// <summary>Runs the graph on its own island, on the named dispatcher.</summary>
    public static Attributes CreateDispatcher(string dispatcherName) => new(new Dispatcher(dispatcherName));

    /// <summary>Decides what the supervised operators in the graph do when user code throws.</summary>
    public static Attributes CreateSupervisionStrategy(Decider strategy) => new(new SupervisionStrategy(strategy));

    public static Attributes CreateDebugLogging(bool enabled) => new(new DebugLogging(enabled));

    public static Attributes CreateStreamSubscriptionTimeout(TimeSpan timeout, StreamSubscriptionTimeoutTerminationMode mode) =>
        new(new StreamSubscriptionTimeout(timeout, mode));

    public static Attributes CreateOutputBurstLimit(int limit) => new(new OutputBurstLimit(limit));

    public static Attributes CreateFuzzingMode(bool enabled) => new(new FuzzingMode(enabled));

    public static Attributes CreateMaxFixedBufferSize(int size) => new(new MaxFixedBufferSize(size));

    /// <summary>Most events an island handles before it lets others use its thread.</summary>
    public static Attributes CreateSyncProcessingLimit(int limit) => new(new SyncProcessingLimit(limit));

    /// <summary>Path of the dispatcher's configuration; empty for the default one.</summary>
    public sealed class Dispatcher : Attributes.IMandatoryAttribute, IEquatable<Dispatcher>
    {
        public readonly string Name;

        public Dispatcher(string name)
        {
            Name = name;
        }

        public bool Equals(Dispatcher other) => other is not null && Name == other.Name;

        public override bool Equals(object obj) => Equals(obj as Dispatcher);

        public override int GetHashCode() => Name.GetHashCode();

        public override string ToString() => $"Dispatcher({Name})";
    }

    /// <summary>The decider of the supervised operators.</summary>
    public sealed class SupervisionStrategy : Attributes.IMandatoryAttribute
    {
        public readonly Decider Decider;

        public SupervisionStrategy(Decider decider)
        {
            Decider = decider;
        }

        public override string ToString() => "SupervisionStrategy";
    }

    /// <summary>Whether the island logs its steps at debug level.</summary>
    public sealed class DebugLogging : Attributes.IMandatoryAttribute, IEquatable<DebugLogging>
    {
        public DebugLogging(bool enabled)
        {
            Enabled = enabled;
        }

        public bool Enabled { get; }

        public bool Equals(DebugLogging other) => other is not null && Enabled == other.Enabled;

        public override bool Equals(object obj) => Equals(obj as DebugLogging);

        public override int GetHashCode() => Enabled.GetHashCode();

        public override string ToString() => $"DebugLogging({Enabled})";
    }

    /// <summary>How long a publisher waits for its subscriber, and what happens then.</summary>
    public sealed class StreamSubscriptionTimeout : Attributes.IMandatoryAttribute, IEquatable<StreamSubscriptionTimeout>
    {
        public StreamSubscriptionTimeout(TimeSpan timeout, StreamSubscriptionTimeoutTerminationMode mode)
        {
            Timeout = timeout;
            Mode = mode;
        }

        public TimeSpan Timeout { get; }

        public StreamSubscriptionTimeoutTerminationMode Mode { get; }

        public bool Equals(StreamSubscriptionTimeout other) => other is not null && Timeout == other.Timeout && Mode == other.Mode;

        public override bool Equals(object obj) => Equals(obj as StreamSubscriptionTimeout);

        public override int GetHashCode() => HashCode.Combine(Timeout, Mode);

        public override string ToString() => $"StreamSubscriptionTimeout({Timeout}, {Mode})";
    }

    /// <summary>Most elements a publisher delivers in one go.</summary>
    public sealed class OutputBurstLimit : Attributes.IMandatoryAttribute, IEquatable<OutputBurstLimit>
    {
        public OutputBurstLimit(int limit)
        {
            Limit = limit;
        }

        public int Limit { get; }

        public bool Equals(OutputBurstLimit other) => other is not null && Limit == other.Limit;

        public override bool Equals(object obj) => Equals(obj as OutputBurstLimit);

        public override int GetHashCode() => Limit.GetHashCode();

        public override string ToString() => $"OutputBurstLimit({Limit})";
    }

    /// <summary>Whether the order of events is varied on purpose.</summary>
    public sealed class FuzzingMode : Attributes.IMandatoryAttribute, IEquatable<FuzzingMode>
    {
        public FuzzingMode(bool enabled)
        {
            Enabled = enabled;
        }

        public bool Enabled { get; }

        public bool Equals(FuzzingMode other) => other is not null && Enabled == other.Enabled;

        public override bool Equals(object obj) => Equals(obj as FuzzingMode);

        public override int GetHashCode() => Enabled.GetHashCode();

        public override string ToString() => $"FuzzingMode({Enabled})";
    }

    /// <summary>Largest buffer, in elements, that is allocated at once.</summary>
    public sealed class MaxFixedBufferSize : Attributes.IMandatoryAttribute, IEquatable<MaxFixedBufferSize>
    {
        public MaxFixedBufferSize(int size)
        {
            Size = size;
        }

        public int Size { get; }

        public bool Equals(MaxFixedBufferSize other) => other is not null && Size == other.Size;

        public override bool Equals(object obj) => Equals(obj as MaxFixedBufferSize);

        public override int GetHashCode() => Size.GetHashCode();

        public override string ToString() => $"MaxFixedBufferSize({Size})";
    }

    /// <summary>Most events an island handles before it lets others use its thread.</summary>
    public sealed class SyncProcessingLimit : Attributes.IMandatoryAttribute, IEquatable<SyncProcessingLimit>
    {
        public SyncProcessingLimit(int limit)
        {
            Limit = limit;
        }

        public int Limit { get; }

        public bool Equals(SyncProcessingLimit other) => other is not null && Limit == other.Limit;

        public override bool Equals(object obj) => Equals(obj as SyncProcessingLimit);

        public override int GetHashCode() => Limit.GetHashCode();

        public override string ToString() => $"SyncProcessingLimit({Limit})";
    }
}
