using Xunit.Sdk;

namespace Akka.Compat.Tests.TestKits;

/// <summary>Base of the tests of the test kit: everything logged, nothing printed.</summary>
public abstract class TestKitSpec(string config = "") : Akka.TestKit.Xunit2.TestKit(config + "\n" + Quiet)
{
    private const string Quiet =
        """
        akka.loglevel = DEBUG
        akka.stdout-loglevel = OFF
        akka.log-dead-letters = off
        """;

    /// <summary>Long enough for what must happen, short enough for what must not.</summary>
    protected static TimeSpan Short { get; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The message of the assertion that must fail.</summary>
    protected static string Failure(Action action) => Assert.ThrowsAny<XunitException>(action).Message;

    protected static async Task<string> FailureAsync(Func<Task> action) => (await Assert.ThrowsAnyAsync<XunitException>(action)).Message;
}
