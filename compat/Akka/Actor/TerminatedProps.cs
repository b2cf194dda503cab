namespace Akka.Actor;

/// <summary>The props of a cell whose actor has stopped.</summary>
public class TerminatedProps : Props
{
    internal static readonly TerminatedProps Instance = new();

    public override ActorBase NewActor() => throw new InvalidOperationException("This actor has been terminated.");
}
