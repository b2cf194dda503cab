using AkkaVoice.LocalRealtime.Brains;

namespace AkkaVoice.Testing.Agents;

/// <summary>One answer of the model, as a test scripts it: words, tool calls, or both.</summary>
internal sealed class ModelTurn
{
    private readonly List<PlannedItem> _items = [];

    /// <summary>The tools that the answer calls.</summary>
    public List<string> Calls { get; } = [];

    public void Say(string text, byte[] audio) => _items.Add(new PlannedMessage(text, audio));

    public void Call(string name, string arguments, string callId)
    {
        Calls.Add(name);
        _items.Add(new PlannedFunctionCall(name, arguments, callId));
    }

    public ResponsePlan Plan() => new() { Items = _items };
}
