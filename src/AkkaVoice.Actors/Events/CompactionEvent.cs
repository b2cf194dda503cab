namespace AkkaVoice.Actors.Events;

/// <summary>A new connection was told a recap in place of the conversation's older part.</summary>
/// <param name="Items">How many items the conversation has.</param>
/// <param name="Pruned">How many of them, from the beginning, the recap stands for.</param>
/// <param name="TokensBefore">What all of them would have cost the model to read, estimated, in tokens.</param>
/// <param name="TokensAfter">What it is told costs, estimated, in tokens.</param>
public sealed record CompactionEvent(int Items, int Pruned, int TokensBefore, int TokensAfter) : SessionEvent;
