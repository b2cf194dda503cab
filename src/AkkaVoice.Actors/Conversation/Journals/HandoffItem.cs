namespace AkkaVoice.Actors.Conversation.Journals;

/// <summary>Another agent took the conversation over. Nothing that the model is told; it reads the call that led to it.</summary>
/// <param name="Id">Names the change of settings on the wire too.</param>
/// <param name="At">When.</param>
/// <param name="From">The agent before.</param>
/// <param name="To">The agent from here on.</param>
public sealed record HandoffItem(string Id, TimeSpan At, string From, string To) : JournalItem(Id, At);
