using System.ComponentModel;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools.Jokes;

/// <summary>The tool <c>tell_joke</c>: a joke from the collection, none twice before all have been told.</summary>
public sealed class JokeTool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "tell_joke";

    private readonly Lock _lock = new();
    private readonly List<string> _untold = [];
    private readonly int _first;

    private JokeTool(int first) => _first = first;

    /// <param name="first">Which joke comes first, so that not every session begins with the same one.</param>
    internal static AIFunction Create(int first) => AIFunctionFactory.Create(
        new JokeTool(first).Tell,
        new AIFunctionFactoryOptions
        {
            Name = Name,
            Description = "Gets a joke to tell the person. Tell it word for word.",
            SerializerOptions = JokeJson.Default.Options,
        });

    private Joke Tell([Description("What the joke should be about, when the person said so")] string? topic = null)
    {
        // The model may call a tool twice at once.
        lock (_lock)
        {
            if (_untold.Count == 0)
            {
                var jokes = JokeCollection.All;
                var first = (int)((uint)_first % (uint)jokes.Count);
                _untold.AddRange(jokes.Skip(first).Concat(jokes.Take(first)));
            }

            var place = string.IsNullOrWhiteSpace(topic)
                ? 0
                : Math.Max(0, _untold.FindIndex(joke => joke.Contains(topic.Trim(), StringComparison.OrdinalIgnoreCase)));
            var joke = _untold[place];
            _untold.RemoveAt(place);
            return new Joke(joke);
        }
    }
}

/// <summary>What <c>tell_joke</c> answers.</summary>
/// <param name="Text">The joke.</param>
internal sealed record Joke([property: JsonPropertyName("joke")] string Text);

[JsonSerializable(typeof(Joke))]
[JsonSerializable(typeof(string))]
internal sealed partial class JokeJson : JsonSerializerContext;
