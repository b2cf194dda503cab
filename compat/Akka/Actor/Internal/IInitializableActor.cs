namespace Akka.Actor.Internal;

/// <summary>An actor that prepares itself after its constructor and before its first message.</summary>
public interface IInitializableActor
{
    void Init();
}
