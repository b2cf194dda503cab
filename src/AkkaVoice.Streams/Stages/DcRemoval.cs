using AkkaVoice.Audio;

namespace AkkaVoice.Streams.Stages;

/// <summary>
/// A one-pole high pass, y[n] = g (x[n] - x[n-1]) + r y[n-1] (J. O. Smith, "Introduction to Digital Filters", DC blocker), with
/// r = exp(-2 pi cut-off / rate) and g = (1 + r) / 2 so that high frequencies keep their level. See <see cref="AudioFlows.DcRemoval"/>.
/// </summary>
internal sealed class DcRemoval(double cutoffHz) : IFrameProcessor
{
    // Far below what a 16-bit value shows. A state left to decay further becomes a denormal number, which is slow to compute with.
    private const double Nothing = 1e-9;

    private AudioFormat _format;
    private Channel[] _channels = [];
    private double _pole;

    public void Process(AudioFrame frame)
    {
        if (frame.Format != _format)
            Start(frame.Format);
        var values = frame.Samples;
        for (var c = 0; c < _channels.Length; c++)
            Filter(values, c, _channels.Length, ref _channels[c]);
    }

    private void Start(AudioFormat format)
    {
        if (cutoffHz >= format.SampleRate / 2.0)
            throw new InvalidOperationException($"A cut-off of {cutoffHz} Hz needs a sample rate above {2 * cutoffHz} Hz; the audio is {format}.");
        _format = format;
        _pole = Math.Exp(-2 * Math.PI * cutoffHz / format.SampleRate);
        _channels = new Channel[format.Channels];
    }

    private void Filter(Span<short> values, int first, int step, ref Channel channel)
    {
        var (pole, gain) = (_pole, (1 + _pole) / 2);
        var (input, output) = (channel.Input, channel.Output);
        for (var i = first; i < values.Length; i += step)
        {
            output = (gain * (values[i] - input)) + (pole * output);
            input = values[i];
            values[i] = (short)Math.Clamp(Math.Round(output), short.MinValue, short.MaxValue);
        }

        channel = new Channel(input, Math.Abs(output) < Nothing ? 0 : output);
    }

    private readonly record struct Channel(double Input, double Output);
}
