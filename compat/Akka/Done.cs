namespace Akka;

/// <summary>The value of a task or stream that signals completion and carries nothing else.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
