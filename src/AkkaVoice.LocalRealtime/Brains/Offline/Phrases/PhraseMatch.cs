namespace AkkaVoice.LocalRealtime.Brains.Offline.Phrases;

/// <summary>A way in which a pattern fits.</summary>
/// <param name="End">Index of the first word that is not covered.</param>
/// <param name="City">The city in the city slot, if it was passed.</param>
internal readonly record struct PhraseMatch(int End, string? City);
