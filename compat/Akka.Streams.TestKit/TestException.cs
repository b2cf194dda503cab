namespace Akka.Streams.TestKit;

/// <summary>A failure that a test sends on purpose. Two with the same message are equal.</summary>
public class TestException : Exception
{
    public TestException(string message) : base(message)
    {
    }

    public override bool Equals(object obj) => obj is TestException other && Equals(other);

    public override int GetHashCode() => Message.GetHashCode();

    protected bool Equals(TestException other) => other.Message == Message;
}
