namespace Akka.Streams;

public sealed partial class Attributes
{
    /// <summary>
    /// What a stage does by default when downstream cancels. As in the original the value is carried but not consulted: a stage behaves
    /// like <see cref="PropagateFailure"/>.
    /// </summary>
    public sealed class CancellationStrategy : IMandatoryAttribute
    {
        internal static readonly CancellationStrategy Default = new(new PropagateFailure());

        public CancellationStrategy(IStrategy strategy)
        {
            Strategy = strategy;
        }

        public IStrategy Strategy { get; }

        public interface IStrategy;

        public class CompleteStage : IStrategy
        {
            public override string ToString() => nameof(CompleteStage);
        }

        public class FailStage : IStrategy
        {
            public override string ToString() => nameof(FailStage);
        }

        public class PropagateFailure : IStrategy
        {
            public override string ToString() => nameof(PropagateFailure);
        }

        public class AfterDelay : IStrategy
        {
            public AfterDelay(TimeSpan delay, IStrategy strategy)
            {
                Delay = delay;
                Strategy = strategy;
            }

            public TimeSpan Delay { get; }

            public IStrategy Strategy { get; }

            public override string ToString() => $"AfterDelay({Delay}, {Strategy})";
        }
    }
}
