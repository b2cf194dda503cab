using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>A turn of the person of which only the audio is known. Who sends it puts the audio in its place, if that was kept.</summary>
/// <param name="TurnId">The turn's item in the journal.</param>
public sealed record StoredTurn(string TurnId) : ConversationItem;
