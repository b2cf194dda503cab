namespace AkkaVoice.LocalRealtime.Speech;

/// <summary>Offline speech cannot work on this machine; the message says why and what to install.</summary>
/// <param name="message">What is missing.</param>
public sealed class SpeechUnavailableException(string message) : Exception(message);
