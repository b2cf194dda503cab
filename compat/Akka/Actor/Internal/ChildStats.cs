namespace Akka.Actor.Internal;

/// <summary>What a parent knows about one name among its children.</summary>
public interface IChildStats;

/// <summary>The name is taken, its actor does not exist yet.</summary>
public sealed class ChildNameReserved : IChildStats
{
    public static readonly ChildNameReserved Instance = new();

    private ChildNameReserved()
    {
    }
}

/// <summary>A child, and how often it was restarted lately.</summary>
public sealed class ChildRestartStats : IChildStats
{
    private long _windowStart;

    public ChildRestartStats(IInternalActorRef child) => Child = child;

    public IInternalActorRef Child { get; }

    public long Uid => Child.Path.Uid;

    public int MaxNrOfRetriesCount { get; private set; }

    /// <summary>Counts a restart and tells whether it is within the limits.</summary>
    /// <param name="maxNrOfRetries">How many are allowed; negative for any number.</param>
    /// <param name="withinTimeMilliseconds">The time they are counted in; 0 or less for ever.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0)
            return false;
        if (withinTimeMilliseconds > 0)
        {
            var limit = maxNrOfRetries < 0 ? 1 : maxNrOfRetries;
            return PermissionWithinWindow(limit, withinTimeMilliseconds);
        }

        MaxNrOfRetriesCount++;
        return maxNrOfRetries < 0 || MaxNrOfRetriesCount <= maxNrOfRetries;
    }

    private bool PermissionWithinWindow(int limit, int milliseconds)
    {
        var now = Environment.TickCount64;
        if (_windowStart == 0)
            _windowStart = now;
        if (now - _windowStart <= milliseconds)
        {
            MaxNrOfRetriesCount++;
            return MaxNrOfRetriesCount <= limit;
        }

        MaxNrOfRetriesCount = 1;
        _windowStart = now;
        return true;
    }
}
