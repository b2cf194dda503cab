using AkkaVoice.LiveKitLatency.Callers;

namespace AkkaVoice.LiveKitLatency.Engine;

/// <summary>One caller's turns with the agent, in ms.</summary>
internal sealed record TurnFigures(Distribution Uplink, Distribution Downlink, Distribution Overhead, Distribution BargeIn, Distribution Truncation, int Unanswered)
{
    public static async Task<TurnFigures> MeasureAsync(Microphones microphones, LiveKitAccess access, ScriptedModel model, int turns)
    {
        var room = $"turns-{Guid.NewGuid():N}";
        await using var caller = await Caller.EnterAsync(microphones, access.Url, access.Token("caller", room));
        await caller.TogetherAsync();
        await Task.Delay(1_000);

        List<double> uplink = [], sent = [], started = [];
        List<(double At, double Ms)> truncated = [];
        void Keep(List<double> list, double value)
        {
            lock (list) list.Add(value);
        }

        void OnMicrophone(double delay) => Keep(uplink, delay);
        void OnAnswer(double at) => Keep(sent, at);
        void OnStarted(double at) => Keep(started, at);
        void OnTruncated(double at, double ms)
        {
            lock (truncated) truncated.Add((at, ms));
        }

        model.MicrophoneCame += OnMicrophone;
        model.AnswerSent += OnAnswer;
        model.SpeechStarted += OnStarted;
        model.Truncated += OnTruncated;
        var conversation = new Conversation(caller, model.Silence);
        await conversation.HoldAsync(turns);
        model.MicrophoneCame -= OnMicrophone;
        model.AnswerSent -= OnAnswer;
        model.SpeechStarted -= OnStarted;
        model.Truncated -= OnTruncated;

        return new TurnFigures(
            new(uplink),
            new(conversation.Begins.Select(heard => Since(sent, heard))),
            new(conversation.Overheads),
            new(conversation.Heard.Select(heard => Since(started, heard.End))),
            new(conversation.Heard.Where(heard => heard.LastHeardMs is not null && truncated.Count > 0)
                .Select(heard => Apart(heard.LastHeardMs!.Value, truncated.MinBy(one => Math.Abs(one.At - heard.End)).Ms))),
            conversation.Unanswered);
    }

    /// <summary>From the latest of those moments to this one, in ms.</summary>
    private static double Since(List<double> moments, double moment) => (moment - moments.Where(m => m < moment).DefaultIfEmpty(double.NaN).Max()) * 1_000 / Caller.Rate;

    /// <summary>How far apart two positions are, of which one is known within its second only, in ms.</summary>
    private static double Apart(double withinSecond, double position)
    {
        var apart = (((position - withinSecond) % 1_000) + 1_000) % 1_000;
        return Math.Min(apart, 1_000 - apart);
    }
}
