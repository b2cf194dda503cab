using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that holds on Windows only.</summary>
public class WindowsFactAttribute : FactAttribute
{
    private string _skip;

    public override string Skip
    {
        get => OperatingSystem.IsWindows() ? _skip : SkipUnix ?? _skip;
        set => _skip = value;
    }

    /// <summary>Why the test is skipped elsewhere.</summary>
    public string SkipUnix { get; set; }
}
