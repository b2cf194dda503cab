using System.Buffers;
using System.Runtime.InteropServices;
using AkkaVoice.Audio;
using AkkaVoice.LocalRealtime.Configuration;

namespace AkkaVoice.LocalRealtime.InputAudio;

/// <summary>Turns appended bytes into 24 kHz samples in the input buffer, whatever the session's input format is.</summary>
internal sealed class InputDecoder(InputAudioBuffer buffer)
{
    private Resampler? _resampler;

    /// <returns>How many samples were added to the buffer.</returns>
    public int Append(ReadOnlySpan<byte> bytes, AudioEncoding encoding)
    {
        if (encoding == AudioEncoding.Pcm)
        {
            var samples = bytes.Length / 2;
            bytes.CopyTo(MemoryMarshal.AsBytes(buffer.Reserve(samples)));
            buffer.Advance(samples);
            return samples;
        }

        return AppendCompanded(bytes, encoding == AudioEncoding.ALaw);
    }

    private int AppendCompanded(ReadOnlySpan<byte> bytes, bool aLaw)
    {
        _resampler ??= new Resampler(AudioEncoding.MuLaw.SampleRate, AudioEncoding.Pcm.SampleRate);
        var linear = ArrayPool<short>.Shared.Rent(bytes.Length);
        try
        {
            G711.Decode(bytes, linear, aLaw);
            var made = _resampler.Process(linear.AsSpan(0, bytes.Length), buffer.Reserve(_resampler.MostOutput(bytes.Length)));
            buffer.Advance(made);
            return made;
        }
        finally
        {
            ArrayPool<short>.Shared.Return(linear);
        }
    }
}
