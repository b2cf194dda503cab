using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A theory as <see cref="LocalFactAttribute"/>.</summary>
public class LocalTheoryAttribute : TheoryAttribute
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
