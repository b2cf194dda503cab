namespace AkkaVoice.Testing.Agents;

/// <summary>An agent did not do what its test says.</summary>
/// <param name="message">What was expected, what happened instead, and the events so far.</param>
public sealed class AgentTestException(string message) : Exception(message);
