namespace AkkaVoice.LocalRealtime.Brains;

/// <summary>The modes of <c>tool_choice</c>.</summary>
public enum ToolChoiceMode
{
    /// <summary>The model decides (<c>"auto"</c>).</summary>
    Auto,

    /// <summary>No tool may be called (<c>"none"</c>).</summary>
    None,

    /// <summary>Some tool must be called (<c>"required"</c>).</summary>
    Required,

    /// <summary>One named function must be called.</summary>
    Function,
}
