using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AkkaVoice.Actors.Tools.Sources;

/// <summary>Whether two tools are the same to a model: name, description and arguments.</summary>
internal sealed class ToolEquality : IEqualityComparer<AIFunction>
{
    public static readonly ToolEquality Instance = new();

    public bool Equals(AIFunction? x, AIFunction? y) =>
        ReferenceEquals(x, y)
        || (x is not null && y is not null && x.Name == y.Name && x.Description == y.Description
            && JsonElement.DeepEquals(x.JsonSchema, y.JsonSchema));

    public int GetHashCode(AIFunction tool) => tool.Name.GetHashCode(StringComparison.Ordinal);
}
