using Akka.Actor;

namespace Akka.Streams.TestKit;

/// <summary>What a test stage tells its probe after each event of the stage under test.</summary>
public static class GraphStageMessages
{
    public class Push : INoSerializationVerificationNeeded
    {
        public static Push Instance { get; } = new();
    }

    public class UpstreamFinish : INoSerializationVerificationNeeded
    {
        public static UpstreamFinish Instance { get; } = new();
    }

    public class Failure : INoSerializationVerificationNeeded
    {
        public Failure(Exception ex)
        {
            Ex = ex;
        }

        public Exception Ex { get; }
    }

    public class Pull : INoSerializationVerificationNeeded
    {
        public static Pull Instance { get; } = new();
    }

    public class DownstreamFinish : INoSerializationVerificationNeeded
    {
        public static DownstreamFinish Instance { get; } = new();
    }
}
