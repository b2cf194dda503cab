using System.Text.Json;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.Testing.Agents;

/// <summary>
/// A turn of a conversation in a test: what the model does about what it heard. Tools run for real. Nothing happens before the turn's last
/// word, <see cref="Says"/> or <see cref="BeginsToSay"/>.
/// </summary>
public sealed class AgentTurn
{
    private readonly AgentTest _test;
    private readonly Action _begin;
    private readonly List<ModelTurn> _answers = [new()];
    private int _calls;

    internal AgentTurn(AgentTest test, Action begin) => (_test, _begin) = (test, begin);

    /// <summary>The model calls a tool. The test fails when the agent in force does not offer it.</summary>
    /// <param name="name">The tool.</param>
    /// <param name="arguments">Its arguments: an object whose properties they are (<c>new { city = "Paris" }</c>), or JSON as a string; null for none.</param>
    /// <returns>This turn.</returns>
    public AgentTurn CallsTool(string name, object? arguments = null)
    {
        var json = arguments as string ?? (arguments is null ? "{}" : JsonSerializer.Serialize(arguments));
        _answers[^1].Call(name, json, _test.NextCallId());
        _calls++;
        return this;
    }

    /// <summary>What was called before is answered before the model does what comes next: calls after this are a further round.</summary>
    /// <returns>This turn.</returns>
    public AgentTurn Then()
    {
        _answers.Add(new ModelTurn());
        return this;
    }

    /// <summary>The model says something, and the person hears it to its end. Runs the turn.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The conversation, to go on with.</returns>
    /// <exception cref="AgentTestException">It did not come to that.</exception>
    public AgentTest Says(string text)
    {
        Speak(text);
        _test.Run(_begin, _answers, _calls, () => _test.HasHeard(text), $"the agent says \"{text}\"");
        return _test;
    }

    /// <summary>The model begins to say something, and the person has heard some of it. What they say next interrupts it. Runs the turn so far.</summary>
    /// <param name="text">The words; they take 300 ms each, and at least 1 s.</param>
    /// <param name="heardMs">How much the person has heard when this returns, in ms.</param>
    /// <returns>The conversation, to go on with.</returns>
    /// <exception cref="AgentTestException">It did not come to that.</exception>
    public AgentTest BeginsToSay(string text, int heardMs = 500)
    {
        Speak(text);
        _test.Run(_begin, _answers, _calls, () => _test.IsSpeaking, $"the agent begins to say \"{text}\"");
        _test.Wait(TimeSpan.FromMilliseconds(heardMs));
        return _test;
    }

    private void Speak(string text)
    {
        if (_calls > 0 && _answers[^1].Calls.Count > 0) Then();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        _answers[^1].Say(text, CodedSignal.Generate(0, TimeSpan.FromMilliseconds(Math.Max(1_000, words * 300))));
    }
}
