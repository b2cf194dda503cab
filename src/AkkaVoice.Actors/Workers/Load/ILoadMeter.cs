namespace AkkaVoice.Actors.Workers.Load;

/// <summary>Measures how busy this machine is.</summary>
public interface ILoadMeter
{
    /// <summary>Measures. Called at a steady pace, on one thread at a time.</summary>
    /// <returns>From 0 (idle) to 1 (no processor time is left), smoothed over the last measurements.</returns>
    double Measure();
}
