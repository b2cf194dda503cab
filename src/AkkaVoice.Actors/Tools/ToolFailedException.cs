namespace AkkaVoice.Actors.Tools;

/// <summary>
/// A tool could not do what it should, for a reason that the model may tell the person. Any other exception's text is kept
/// from the model.
/// </summary>
/// <param name="message">A sentence for the model.</param>
/// <param name="inner">What broke underneath; only logged.</param>
public sealed class ToolFailedException(string message, Exception? inner = null) : Exception(message, inner);
