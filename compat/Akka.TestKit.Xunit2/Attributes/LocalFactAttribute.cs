using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that is skipped where the environment variable <c>XUNIT_SKIP_LOCAL_FACT</c> is set, if a reason is given.</summary>
public class LocalFactAttribute : FactAttribute
{
    private string _skip;

    public override string Skip
    {
        get => LocalSkip.Reason(SkipLocal) ?? _skip;
        set => _skip = value;
    }

    /// <summary>Why the test is skipped locally.</summary>
    public string SkipLocal { get; set; }
}
