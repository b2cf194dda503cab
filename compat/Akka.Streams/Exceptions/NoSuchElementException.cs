namespace Akka.Streams;

/// <summary>A stream that had to deliver an element ended without one.</summary>
public class NoSuchElementException : Exception
{
    public NoSuchElementException(string message) : base(message)
    {
    }
}
