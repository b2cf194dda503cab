namespace AkkaVoice.Actors.Events;

/// <summary>
/// The agent's words as they are heard, for those who read along; only in rooms that ask for it. What was heard in the end is in the item's final
/// <see cref="TranscriptEvent"/>.
/// </summary>
/// <param name="ItemId">The item of the conversation.</param>
/// <param name="HeardMs">How much of it was heard, in ms.</param>
/// <param name="Text">The words that were heard so far, estimated from that.</param>
public sealed record HeardEvent(string ItemId, int HeardMs, string Text) : SessionEvent;
