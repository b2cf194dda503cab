using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace MyStage;

/// <summary>
/// Multiplies the voice by a sine: each of its frequencies f becomes two, f - carrier and f + carrier. With a carrier of 30 to
/// 80 Hz a voice sounds like a robot of the sixties and remains intelligible.
/// </summary>
/// <param name="carrierHz">The frequency of the sine, in Hz, above 0.</param>
/// <param name="mix">How much of the result is modulated, 0 (nothing) to 1 (all).</param>
public sealed class RingModulator(double carrierHz, double mix) : IFrameProcessor
{
    // One processor serves one stream, so the phase may live here. It is counted in cycles, 0 to 1: exact however long a call lasts.
    private double _cycles;

    /// <inheritdoc/>
    public void Process(AudioFrame frame)
    {
        var step = carrierHz / frame.Format.SampleRate;
        var channels = frame.Format.Channels;
        var values = frame.Samples;
        for (var i = 0; i < values.Length; i += channels)
        {
            var factor = 1 - mix + (mix * Math.Sin(2 * Math.PI * _cycles));
            for (var c = 0; c < channels; c++)
                values[i + c] = (short)Math.Round(values[i + c] * factor);
            _cycles += step;
            _cycles -= Math.Floor(_cycles);
        }
    }
}
