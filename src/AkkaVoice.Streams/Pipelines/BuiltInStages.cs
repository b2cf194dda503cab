using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Streams.Pipelines;

/// <summary>The stages that come with AkkaVoice, as <c>config.hocon</c> spells them.</summary>
internal static class BuiltInStages
{
    public static void AddTo(StageCatalog catalog) => catalog
        .Add("chunker", "Cuts the audio into frames of one length; the last is filled up with silence.", Chunker)
        .Add("dc-removal", "Removes a constant offset and rumble below the voice.", DcRemoval)
        .Add("energy-vad", "Tells when speech starts and stops, by energy above a tracked noise floor; changes nothing.", EnergyVad)
        .Add("gain", "Makes the audio louder or quieter.", Gain)
        .Add("level-meter", "Measures how loud the audio is; changes nothing.", LevelMeter)
        .Add("noise-gate", "Turns the audio down while it is quieter than a voice.", NoiseGate);

    private static StageFactory Chunker(StageParameters parameters)
    {
        var length = parameters.Integer("length-ms", 20, 10, 200, "ms");
        return _ => AudioFlows.Chunker(TimeSpan.FromMilliseconds(length));
    }

    private static StageFactory DcRemoval(StageParameters parameters)
    {
        var cutoff = parameters.Number("cutoff-hz", 20, 1, 1_000, "Hz");
        return _ => AudioFlows.DcRemoval(cutoff);
    }

    private static StageFactory EnergyVad(StageParameters parameters)
    {
        var defaults = new EnergyVadOptions();
        var options = new EnergyVadOptions
        {
            ThresholdDb = parameters.Number("threshold-db", defaults.ThresholdDb, 3, 40, "dB above the noise floor"),
            LeastDbfs = parameters.Number("least-dbfs", defaults.LeastDbfs, -90, 0, "dBFS"),
            MostNoiseDbfs = parameters.Number("most-noise-dbfs", defaults.MostNoiseDbfs, -90, 0, "dBFS"),
            MinSpeechMs = parameters.Integer("min-speech-ms", (int)defaults.MinSpeechMs, 10, 1_000, "ms"),
            HangoverMs = parameters.Integer("hangover-ms", (int)defaults.HangoverMs, 10, 5_000, "ms"),
            TellVoicedMs = parameters.Integer("tell-voiced-ms", (int)defaults.TellVoicedMs, 0, 1_000, "ms"),
        };
        return context => AudioFlows.EnergyVad(options, context.Publish, context.Stage);
    }

    private static StageFactory Gain(StageParameters parameters)
    {
        var decibels = parameters.Number("db", 0, -60, 40, "dB");
        var limit = parameters.Choice("limit", GainLimit.Soft);
        return _ => AudioFlows.Gain(decibels, limit);
    }

    private static StageFactory LevelMeter(StageParameters parameters)
    {
        var interval = parameters.Integer("interval-ms", 100, 10, 60_000, "ms");
        return context => AudioFlows.LevelMeter(TimeSpan.FromMilliseconds(interval), context.Publish, context.Stage);
    }

    private static StageFactory NoiseGate(StageParameters parameters)
    {
        var defaults = new NoiseGateOptions();
        var options = new NoiseGateOptions
        {
            ThresholdDbfs = parameters.Number("threshold-dbfs", defaults.ThresholdDbfs, -90, 0, "dBFS"),
            HysteresisDb = parameters.Number("hysteresis-db", defaults.HysteresisDb, 0, 30, "dB"),
            AttackMs = parameters.Number("attack-ms", defaults.AttackMs, 0, 500, "ms"),
            HoldMs = parameters.Number("hold-ms", defaults.HoldMs, 0, 5_000, "ms"),
            ReleaseMs = parameters.Number("release-ms", defaults.ReleaseMs, 0, 5_000, "ms"),
            RangeDb = parameters.Number("range-db", defaults.RangeDb, 0, 120, "dB"),
        };
        return _ => AudioFlows.NoiseGate(options);
    }
}
