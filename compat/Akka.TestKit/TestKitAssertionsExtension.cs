using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Makes the assertions of the test framework known to the system under test.</summary>
public class TestKitAssertionsExtension : ExtensionIdProvider<TestKitAssertionsProvider>
{
    private readonly ITestKitAssertions _assertions;

    public TestKitAssertionsExtension(ITestKitAssertions assertions) => _assertions = assertions;

    public static TestKitAssertionsProvider For(ActorSystem system) => system.GetExtension<TestKitAssertionsProvider>();

    public override TestKitAssertionsProvider CreateExtension(ExtendedActorSystem system) => new(_assertions);
}

/// <summary>Holds the assertions of a system.</summary>
public class TestKitAssertionsProvider : IExtension
{
    public TestKitAssertionsProvider(ITestKitAssertions assertions) => Assertions = assertions;

    public ITestKitAssertions Assertions { get; }
}
