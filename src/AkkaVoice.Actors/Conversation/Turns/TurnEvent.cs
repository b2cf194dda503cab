namespace AkkaVoice.Actors.Conversation.Turns;

/// <summary>What the turn machine hears.</summary>
public abstract record TurnEvent;

/// <summary>A connection became ready, or was lost.</summary>
/// <param name="Ready">Which of the two.</param>
public sealed record ReadyChanged(bool Ready) : TurnEvent;

/// <summary>The person began to speak.</summary>
public sealed record PersonStarted : TurnEvent;

/// <summary>The person's turn is over.</summary>
/// <param name="AnswerExpected">Whether the service will answer by itself.</param>
public sealed record PersonStopped(bool AnswerExpected) : TurnEvent;

/// <summary>The service is going to speak by itself, without a turn of the person.</summary>
public sealed record AnswerPromised : TurnEvent;

/// <summary>The person did something else than speak, so they are there.</summary>
public sealed record PersonActed : TurnEvent;

/// <summary>A response began; nothing is owed any more.</summary>
public sealed record AnswerBegan : TurnEvent;

/// <summary>No response began in time.</summary>
public sealed record AnswerMissed : TurnEvent;

/// <summary>Work began or ended: a response under way or asked for, or a tool.</summary>
/// <param name="Working">Which of the two.</param>
public sealed record WorkChanged(bool Working) : TurnEvent;

/// <summary>The agent's voice began or ended.</summary>
/// <param name="Voice">Which of the two.</param>
public sealed record VoiceChanged(bool Voice) : TurnEvent;

/// <summary>The agent's voice was paused, or goes on.</summary>
/// <param name="Paused">Which of the two.</param>
public sealed record PauseChanged(bool Paused) : TurnEvent;

/// <summary>Nothing has been heard of the person for a long time.</summary>
public sealed record PersonWentAway : TurnEvent;
