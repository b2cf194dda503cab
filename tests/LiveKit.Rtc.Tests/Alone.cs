namespace LiveKit.Rtc.Tests;

/// <summary>Tests that count what belongs to the whole process: no others run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public class Alone
{
    public const string Name = "alone";
}
