namespace AkkaVoice.Streams.Session;

/// <summary>What the playout tells the session. Only the playout knows what was heard.</summary>
public abstract record PlayoutEvent : SessionAudioEvent;

/// <summary>How much of an item a person has heard.</summary>
/// <param name="ResponseId">The item's response.</param>
/// <param name="ItemId">The item.</param>
/// <param name="ContentIndex">Which part of the item.</param>
/// <param name="HeardMs">Heard so far, in ms from the item's start, rounded down.</param>
/// <param name="ReceivedMs">Received from the model so far, in ms, rounded down; never less than <paramref name="HeardMs"/>.</param>
public sealed record PlayoutPosition(string ResponseId, string ItemId, int ContentIndex, int HeardMs, int ReceivedMs);

/// <summary>The first sample of an item was handed to the room.</summary>
/// <param name="ResponseId">The item's response.</param>
/// <param name="ItemId">The item.</param>
public sealed record PlayoutStarted(string ResponseId, string ItemId) : PlayoutEvent;

/// <summary>The voice is being heard. Only where <see cref="Rooms.ISpeaker.ProgressInterval"/> asks for it, and at most that often.</summary>
/// <param name="Position">How far it has come.</param>
public sealed record PlayoutProgressed(PlayoutPosition Position) : PlayoutEvent;

/// <summary>An item was heard to its end: the model had said it was complete, and its last sample has been played.</summary>
/// <param name="Position">Where it ended; all that was received was heard.</param>
public sealed record PlayoutItemEnded(PlayoutPosition Position) : PlayoutEvent;

/// <summary>The voice stands still in the middle of an item: all that came of it was heard, and the model owes more. Once for each gap.</summary>
public sealed record PlayoutRanDry : PlayoutEvent;

/// <summary>The voice goes on after a <see cref="PlayoutRanDry"/>.</summary>
public sealed record PlayoutWentOn : PlayoutEvent;

/// <summary>Nothing is left to play.</summary>
public sealed record PlayoutDrained : PlayoutEvent;

/// <summary>The answer to a flush: what had been heard when the voice stopped. Comes once for every flush, also when nothing was playing.</summary>
/// <param name="FlushId">The flush that it answers.</param>
/// <param name="Positions">The items that were cut, in the order of their audio; empty when nothing was playing. Items never begun have 0 ms heard.</param>
/// <param name="FlushedMs">How much audio was thrown away, in ms.</param>
public sealed record PlayoutFlushed(long FlushId, IReadOnlyList<PlayoutPosition> Positions, int FlushedMs) : PlayoutEvent;

/// <summary>The model sent more than the lane holds. The response should be cancelled.</summary>
/// <param name="ResponseId">The response.</param>
/// <param name="DroppedMs">How much was thrown away, in ms.</param>
public sealed record PlayoutOverflowed(string ResponseId, int DroppedMs) : PlayoutEvent;
