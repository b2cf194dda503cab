namespace Akka.TestKit;

/// <summary>Filters that stay installed until they are disposed of or unmuted.</summary>
public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
