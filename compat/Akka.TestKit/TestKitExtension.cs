using Akka.Actor;
using Akka.TestKit.Configs;

namespace Akka.TestKit;

/// <summary>Gives a system its <see cref="TestKitSettings"/>; one that knows no test kit gets the defaults.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    public static TestKitSettings For(ActorSystem system) => system.GetExtension<TestKitSettings>();

    public override TestKitSettings CreateExtension(ExtendedActorSystem system)
    {
        system.Settings.InjectTopLevelFallback(TestConfigs.DefaultConfig);
        return new TestKitSettings(system.Settings.Config);
    }
}
