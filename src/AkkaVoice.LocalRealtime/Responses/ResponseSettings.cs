using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Configuration;
using AkkaVoice.LocalRealtime.Conversations;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>What holds for one response: the session's configuration at its creation, with what its <c>response.create</c> replaced.</summary>
internal sealed record ResponseSettings
{
    public required bool AudioOutput { get; init; }

    public required string Instructions { get; init; }

    public required ToolSet Tools { get; init; }

    public required ToolChoice ToolChoice { get; init; }

    public required int? MaxOutputTokens { get; init; }

    public required AudioEncoding Format { get; init; }

    public required string Voice { get; init; }

    public required double Speed { get; init; }

    /// <summary>True for <c>conversation: "none"</c>.</summary>
    public bool OutOfBand { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>The context given with the response; null for the default conversation.</summary>
    public IReadOnlyList<ConversationItem>? Input { get; init; }

    public static ResponseSettings From(SessionConfig config) => new()
    {
        AudioOutput = config.AudioOutput,
        Instructions = config.Instructions,
        Tools = config.Tools,
        ToolChoice = config.ToolChoice,
        MaxOutputTokens = config.MaxOutputTokens,
        Format = config.OutputFormat,
        Voice = config.Voice,
        Speed = config.Speed,
    };
}
