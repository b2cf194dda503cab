using System.Runtime.InteropServices;
using AkkaVoice.LocalRealtime.Scripting;

namespace AkkaVoice.LocalRealtime.Tests.Scripting;

public sealed class CodedSignalTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(31)]
    public void Any_two_neighbouring_samples_tell_the_signal_and_their_position(int signal)
    {
        // Five seconds go beyond the 32,768 pairs that the low bits count, so the carry is included.
        var samples = MemoryMarshal.Cast<byte, short>(CodedSignal.Generate(signal, TimeSpan.FromSeconds(5))).ToArray();
        for (var i = 0; i < samples.Length - 1; i++)
        {
            Assert.True(CodedSignal.TryLocate(samples.AsSpan(i, 2), out var found, out var position));
            Assert.True(found == signal && position == i, $"sample {i} was read as {position} of signal {found}");
        }
    }

    [Theory]
    [InlineData(new short[] { 0, 0 })]
    [InlineData(new short[] { 5 })]
    [InlineData(new short[] { 5, 6 })]
    [InlineData(new short[] { -5, -6 })]
    [InlineData(new short[] { })]
    public void Silence_and_other_audio_are_not_signal(short[] samples) => Assert.False(CodedSignal.TryLocate(samples, out _, out _));

    [Theory]
    [InlineData(-1, 1.0)]
    [InlineData(32, 1.0)]
    [InlineData(0, -1.0)]
    [InlineData(0, 3000.0)]
    public void What_cannot_be_coded_is_refused(int signal, double seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CodedSignal.Generate(signal, TimeSpan.FromSeconds(seconds)));
}
