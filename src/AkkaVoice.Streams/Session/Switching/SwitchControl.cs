namespace AkkaVoice.Streams.Session.Switching;

/// <summary>The hold on a running <see cref="RealtimeSwitch"/>.</summary>
/// <param name="Commands">What is asked of it.</param>
/// <param name="Microphone">What it knows of the microphone; for the next switch of the session, when this one is over.</param>
internal sealed record SwitchControl(StageMailbox<SwitchCommand> Commands, MicrophoneMemory Microphone);
