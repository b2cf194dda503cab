namespace Akka.Streams;

/// <summary>Causes of a cancellation that is no failure.</summary>
public static class SubscriptionWithCancelException
{
    public abstract class NonFailureCancellation : Exception
    {
        protected NonFailureCancellation()
        {
        }

        /// <summary>Always empty: the instances are shared.</summary>
        public sealed override string StackTrace => "";
    }

    /// <summary>Downstream has all it wants.</summary>
    public sealed class NoMoreElementsNeeded : NonFailureCancellation
    {
        public static readonly NoMoreElementsNeeded Instance = new();

        private NoMoreElementsNeeded()
        {
        }
    }

    /// <summary>The downstream stage completed.</summary>
    public sealed class StageWasCompleted : NonFailureCancellation
    {
        public static readonly StageWasCompleted Instance = new();

        private StageWasCompleted()
        {
        }
    }
}
