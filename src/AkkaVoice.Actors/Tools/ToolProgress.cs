using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools;

/// <summary>
/// Tells the session how far a tool has come. A tool gets it from its call: a parameter of type <see cref="AIFunctionArguments"/>, which
/// the model does not see, and <see cref="Of"/>.
/// </summary>
public sealed class ToolProgress : IProgress<string>
{
    private static readonly ToolProgress Nobody = new(static _ => { });

    private readonly Action<string> _report;

    internal ToolProgress(Action<string> report) => _report = report;

    /// <summary>Finds the way to the session in a call's arguments.</summary>
    /// <param name="arguments">The call's arguments.</param>
    /// <returns>Its progress; one that nobody hears outside a session.</returns>
    public static IProgress<string> Of(AIFunctionArguments arguments) =>
        arguments.Context is { } context && context.TryGetValue(typeof(ToolProgress), out var progress) && progress is ToolProgress known ? known : Nobody;

    /// <summary>Tells how far the tool has come. May be called on any thread; after the call's end nobody listens.</summary>
    /// <param name="value">A sentence that the person may be told.</param>
    public void Report(string value) => _report(value);
}
