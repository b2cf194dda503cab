using System.Text.Json;

namespace AkkaVoice.LocalRealtime.Tests.Rig;

/// <summary>One event a server sent.</summary>
internal sealed record ServerEvent(string Type, JsonElement Json, TimeSpan At)
{
    /// <summary>A field by its path, for example <c>response.status</c> or <c>item.content.0.text</c>.</summary>
    public JsonElement this[string path]
    {
        get
        {
            var element = Json;
            foreach (var step in path.Split('.'))
            {
                element = int.TryParse(step, out var index) ? element[index] : element.GetProperty(step);
            }

            return element;
        }
    }

    public string? Text(string path) => this[path].GetString();

    public bool IsNull(string path) => this[path].ValueKind == JsonValueKind.Null;

    public override string ToString() => Json.GetRawText();
}
