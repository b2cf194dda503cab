namespace AkkaVoice.LocalRealtime.Speech.Recognition.PocketSphinx;

/// <summary>A word of a hypothesis and where it lies.</summary>
/// <param name="Text">The word, without the number of its pronunciation.</param>
/// <param name="FirstFrame">First frame, 10 ms each.</param>
/// <param name="LastFrame">Last frame.</param>
/// <param name="AcousticScore">Log likelihood of the frames, each relative to the best matching state of the whole model; 0 or below.</param>
internal readonly record struct RecognisedWord(string Text, int FirstFrame, int LastFrame, int AcousticScore)
{
    /// <summary>Length in frames.</summary>
    public int Frames => LastFrame - FirstFrame + 1;
}
