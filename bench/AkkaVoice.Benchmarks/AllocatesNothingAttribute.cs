namespace AkkaVoice.Benchmarks;

/// <summary>Marks a benchmark that must not allocate once it is warm. The smoke run holds it to that.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AllocatesNothingAttribute : Attribute
{
    /// <summary>The values of the benchmark's parameter for which that goes; all of them when there are none.</summary>
    public string[] With { get; init; } = [];
}
