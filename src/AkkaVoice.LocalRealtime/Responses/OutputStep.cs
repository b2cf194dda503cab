namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>One step of the streaming of a response.</summary>
/// <param name="Due">When, counted from the first output.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Item">The item it is done to.</param>
/// <param name="End">For deltas: how many characters or bytes of the item have been sent after this step.</param>
internal readonly record struct OutputStep(TimeSpan Due, OutputStepKind Kind, OutputItem Item, int End = 0);
