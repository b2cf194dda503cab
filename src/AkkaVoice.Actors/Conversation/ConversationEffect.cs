using System.Collections.Immutable;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;

namespace AkkaVoice.Actors.Conversation;

/// <summary>What the machines want done. They do nothing themselves; the session's actor carries effects out, in order.</summary>
public abstract record ConversationEffect;

/// <summary>Send a command to the model.</summary>
/// <param name="Command">The command.</param>
public sealed record SendCommand(RealtimeCommand Command) : ConversationEffect;

/// <summary>Connect the microphone and the voice to the connection that became ready.</summary>
/// <param name="Replay">What of the microphone it has to hear again.</param>
public sealed record PlugLink(MicrophoneReplay Replay) : ConversationEffect;

/// <summary>Send a command to the connection that stands by.</summary>
/// <param name="Command">The command.</param>
public sealed record SendToStandby(RealtimeCommand Command) : ConversationEffect;

/// <summary>Use the connection that stands by from here on, for commands and audio.</summary>
/// <param name="Replay">What of the microphone it has to hear again.</param>
public sealed record SwitchLink(MicrophoneReplay Replay) : ConversationEffect;

/// <summary>Keep the audio of the person's turn, for as long as its words are not known.</summary>
/// <param name="ItemId">The turn.</param>
/// <param name="FromMs">Where it begins, in ms of audio sent in the connection.</param>
/// <param name="ToMs">Where it ends.</param>
public sealed record KeepTurn(string ItemId, int FromMs, int ToMs) : ConversationEffect;

/// <summary>The audio of a turn is not needed any more.</summary>
/// <param name="ItemId">The turn.</param>
public sealed record ForgetTurn(string ItemId) : ConversationEffect;

/// <summary>Silence responses; others are heard on. Answered by a <see cref="Streams.Session.PlayoutFlushed"/> with the same id.</summary>
/// <param name="FlushId">Names the flush; ids only grow.</param>
/// <param name="ResponseIds">Responses that must not be heard any more.</param>
public sealed record FlushPlayout(long FlushId, ImmutableArray<string> ResponseIds) : ConversationEffect;

/// <summary>Stop the voice where it is; what waits is kept.</summary>
public sealed record PausePlayout : ConversationEffect;

/// <summary>Go on with a paused voice where it stopped.</summary>
public sealed record ResumePlayout : ConversationEffect;

/// <summary>Run a tool. Answered by a <see cref="ToolAnswered"/> for the same call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Arguments">Its arguments as the model wrote them.</param>
public sealed record RunTool(string CallId, string Name, string Arguments) : ConversationEffect;

/// <summary>Give up a tool call. It needs no answer any more.</summary>
/// <param name="CallId">The call.</param>
public sealed record CancelTool(string CallId) : ConversationEffect;

/// <summary>Start a timer anew. Answered by a <see cref="TimerElapsed"/>, unless it is cleared or set again before.</summary>
/// <param name="Timer">Which.</param>
/// <param name="Delay">After how long.</param>
public sealed record SetTimer(ConversationTimer Timer, TimeSpan Delay) : ConversationEffect;

/// <summary>Stop a timer.</summary>
/// <param name="Timer">Which.</param>
public sealed record ClearTimer(ConversationTimer Timer) : ConversationEffect;

/// <summary>Tell observers.</summary>
/// <param name="Event">What; its time is filled in.</param>
public sealed record Announce(SessionEvent Event) : ConversationEffect;

/// <summary>Tell the one who asked how the request ended. Once for each request.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record SettleRequest(string RequestId, RequestOutcome Outcome) : ConversationEffect;

/// <summary>End the session.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Message">A sentence for people, when there is more to say.</param>
public sealed record EndSession(SessionEndReason Reason, string? Message = null) : ConversationEffect;
