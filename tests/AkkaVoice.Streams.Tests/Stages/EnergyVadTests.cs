using AkkaVoice.Audio;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Tests.Stages;

public class EnergyVadTests : StageSpec
{
    private const int Ms = 24;
    private static readonly short[] Speech = Signals.Sine(250, 5_000, 400); // -19.3 dBFS RMS
    private static readonly short[] Quiet = Signals.Noise(16, 1_000, seed: 10); // -66 dBFS

    [Fact]
    public void Speech_is_told_with_its_first_and_last_sample_and_the_audio_passes_unchanged()
    {
        short[] audio = [.. Quiet, .. Speech, .. Quiet];
        Assert.Equal(audio, Process(Vad(), audio));
        Assert.Equal(["start 1000", "stop 1400"], Told);
        Assert.Equal(-66, Assert.IsType<SpeechStarted>(Events.First()).NoiseFloorDbfs, 1.5);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(333)]
    [InlineData(24_000)]
    public void Events_do_not_depend_on_the_size_of_frames(int size)
    {
        Process(Vad(), [.. Quiet, .. Speech, .. Quiet], sizes: [size]);
        Assert.Equal(["start 1000", "stop 1400"], Told);
    }

    [Fact]
    public void Voice_is_counted_without_its_gaps_and_told_as_often_as_asked()
    {
        var vad = AudioFlows.EnergyVad(new EnergyVadOptions { TellVoicedMs = 200 }, Events.Enqueue, "vad");
        Process(vad, [.. Quiet, .. Speech, .. Quiet[..(250 * Ms)], .. Speech, .. Quiet]);
        var told = Events.OfType<SpeechHeard>().ToArray();
        Assert.Equal([200, 400, 600, 800], told.Select(heard => heard.VoicedMs));
        Assert.Equal([1_200, 1_400, 1_850, 2_050], told.Select(heard => heard.Position / Ms));
    }

    [Fact]
    public void A_click_is_no_speech()
    {
        Process(Vad(), [.. Quiet, .. Speech[..(30 * Ms)], .. Quiet]);
        Assert.Empty(Events);
    }

    [Fact]
    public void A_pause_shorter_than_the_hangover_does_not_end_speech()
    {
        Process(Vad(), [.. Quiet, .. Speech, .. Quiet[..(250 * Ms)], .. Speech, .. Quiet]);
        Assert.Equal(["start 1000", "stop 2050"], Told);
    }

    [Fact]
    public void A_pause_longer_than_the_hangover_does()
    {
        Process(Vad(), [.. Quiet, .. Speech, .. Quiet[..(350 * Ms)], .. Speech, .. Quiet]);
        Assert.Equal(["start 1000", "stop 1400", "start 1750", "stop 2150"], Told);
    }

    [Fact]
    public void Steady_noise_is_the_floor_and_not_speech_and_speech_above_it_is_heard()
    {
        var hum = Signals.Noise(200, 5_000, seed: 11); // -44 dBFS: above the least level of speech
        var speech = hum.ToArray();
        for (var i = 0; i < Speech.Length; i++)
            speech[(4_000 * Ms) + i] += Speech[i];
        Process(Vad(), speech);
        Assert.Equal(["start 4000", "stop 4400"], Told);
    }

    [Fact]
    public void Noise_that_sets_in_is_taken_for_speech_for_no_more_than_three_seconds_and_a_half()
    {
        var hum = Signals.Noise(260, 8_000, seed: 12); // -42 dBFS, 24 dB above the quiet before it
        Process(Vad(), [.. Quiet, .. hum]);
        Assert.Equal("start 1000", Told[0]);
        Assert.Equal(2, Told.Count);
        Assert.InRange(((SpeechStopped)Events.Last()).Position / Ms, 3_000, 1_000 + 3_500);
    }

    [Fact]
    public void Speech_without_a_pause_never_becomes_the_floor()
    {
        Process(Vad(), [.. Quiet, .. Signals.Sine(250, 5_000, 10_000), .. Quiet]);
        Assert.Equal(["start 1000", "stop 11000"], Told);
    }

    [Fact]
    public void In_digital_silence_only_the_least_level_counts()
    {
        Process(Vad(), [.. new short[24_000], .. Signals.Sine(250, 60, 400), .. new short[24_000]]); // -57.8 dBFS
        Assert.Empty(Events);
        Process(Vad(), [.. new short[24_000], .. Signals.Sine(250, 200, 400), .. new short[24_000]]); // -47.3 dBFS
        Assert.Equal(["start 1000", "stop 1400"], Told);
    }

    [Fact]
    public void The_end_of_the_stream_ends_speech()
    {
        Process(Vad(), [.. Quiet, .. Speech]);
        Assert.Equal(["start 1000", "stop 1400"], Told);
    }

    [Theory]
    [InlineData(2, 60, 300)]
    [InlineData(12, 9, 300)]
    [InlineData(12, 60, 5_001)]
    public void Options_out_of_range_are_refused(double threshold, double minSpeech, double hangover) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            AudioFlows.EnergyVad(new EnergyVadOptions { ThresholdDb = threshold, MinSpeechMs = minSpeech, HangoverMs = hangover }, _ => { }));

    private IReadOnlyList<string> Told => [.. Events.Select(told => told switch
    {
        SpeechStarted start => $"start {start.Position / Ms}",
        SpeechStopped stop => $"stop {stop.Position / Ms}",
        _ => told.ToString(),
    })];

    private Akka.Streams.Dsl.Flow<AudioFrame, AudioFrame, Akka.NotUsed> Vad() => AudioFlows.EnergyVad(new EnergyVadOptions(), Events.Enqueue);
}
