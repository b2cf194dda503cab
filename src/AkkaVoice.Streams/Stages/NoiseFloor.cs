using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// The level of the background: the lowest level of the last three seconds, since speech has gaps and noise has none (the
/// idea of minimum statistics: R. Martin, "Noise power spectral density estimation based on optimal smoothing and minimum
/// statistics", 2001; here on the whole band). It falls at once, and follows a rise within three seconds.
/// </summary>
internal sealed class NoiseFloor
{
    private const int Parts = 6;
    private const int WindowsPerPart = 50;

    private readonly double[] _lowest = new double[Parts];
    private int _part;
    private int _windows;

    public NoiseFloor() => Array.Fill(_lowest, double.PositiveInfinity);

    /// <summary>The floor, in dBFS.</summary>
    public double Dbfs { get; private set; } = AudioLevel.Floor;

    /// <summary>Takes the level of the next 10 ms, in dBFS.</summary>
    public void Add(double dbfs)
    {
        if (_windows == WindowsPerPart)
        {
            _windows = 0;
            _part = (_part + 1) % Parts;
            _lowest[_part] = double.PositiveInfinity;
        }

        _windows++;
        _lowest[_part] = Math.Min(_lowest[_part], dbfs);
        Dbfs = double.PositiveInfinity;
        foreach (var lowest in _lowest)
            Dbfs = Math.Min(Dbfs, lowest);
    }
}
