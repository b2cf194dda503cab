using Akka.Event;

namespace Akka.Streams;

public sealed partial class Attributes
{
    public interface IAttribute;

    /// <summary>An attribute that is never missing when a stage is created: the materializer adds a default.</summary>
    public interface IMandatoryAttribute : IAttribute;

    /// <summary>Name of a graph, for logs and actor names.</summary>
    public sealed class Name : IAttribute, IEquatable<Name>
    {
        public readonly string Value;

        public Name(string value)
        {
            if (string.IsNullOrEmpty(value))
                throw new ArgumentException("Name attribute cannot be empty", nameof(value));
            Value = value;
        }

        public bool Equals(Name other) => other is not null && Value == other.Value;

        public override bool Equals(object obj) => Equals(obj as Name);

        public override int GetHashCode() => Value.GetHashCode();

        public override string ToString() => $"Name({Value})";
    }

    /// <summary>
    /// Elements that an asynchronous boundary holds for the island behind it. Only <see cref="Max"/> counts; it must be a power of two
    /// to be used there.
    /// </summary>
    public sealed class InputBuffer : IMandatoryAttribute, IEquatable<InputBuffer>
    {
        public readonly int Initial;
        public readonly int Max;

        public InputBuffer(int initial, int max)
        {
            Initial = initial;
            Max = max;
        }

        public bool Equals(InputBuffer other) => other is not null && Initial == other.Initial && Max == other.Max;

        public override bool Equals(object obj) => Equals(obj as InputBuffer);

        public override int GetHashCode() => HashCode.Combine(Initial, Max);

        public override string ToString() => $"InputBuffer(initial={Initial}, max={Max})";
    }

    /// <summary>Levels at which the <c>Log</c> operator writes.</summary>
    public sealed class LogLevels : IAttribute, IEquatable<LogLevels>
    {
        /// <summary>Writes nothing.</summary>
        public static readonly LogLevel Off = Logging.LogLevelFor("off");

        public readonly LogLevel OnElement;
        public readonly LogLevel OnFinish;
        public readonly LogLevel OnFailure;

        public LogLevels(LogLevel onElement, LogLevel onFinish, LogLevel onFailure)
        {
            OnElement = onElement;
            OnFinish = onFinish;
            OnFailure = onFailure;
        }

        public bool Equals(LogLevels other) =>
            other is not null && OnElement == other.OnElement && OnFinish == other.OnFinish && OnFailure == other.OnFailure;

        public override bool Equals(object obj) => Equals(obj as LogLevels);

        public override int GetHashCode() => HashCode.Combine(OnElement, OnFinish, OnFailure);

        public override string ToString() => $"LogLevel(onElement={OnElement}, onFinish={OnFinish}, onFailure={OnFailure})";
    }

    /// <summary>Marks a graph that runs on its own island.</summary>
    public sealed class AsyncBoundary : IAttribute, IEquatable<AsyncBoundary>
    {
        public static readonly AsyncBoundary Instance = new();

        private AsyncBoundary()
        {
        }

        public bool Equals(AsyncBoundary other) => other is not null;

        public override bool Equals(object obj) => obj is AsyncBoundary;

        public override int GetHashCode() => 0;

        public override string ToString() => "AsyncBoundary";
    }
}
