using AkkaVoice.LocalRealtime.Brains;
using AkkaVoice.LocalRealtime.Sessions;

namespace AkkaVoice.LocalRealtime.Responses;

/// <summary>A response between <c>response.created</c> and <c>response.done</c>.</summary>
internal sealed class ActiveResponse
{
    public required string Id { get; init; }

    public required ResponseSettings Settings { get; init; }

    /// <summary>When its cause (end of speech, <c>response.create</c>, idle timeout) was known, on the session clock.</summary>
    public required TimeSpan Since { get; init; }

    /// <summary>What its context costs.</summary>
    public required Usage Usage { get; init; }

    /// <summary>Stops the brain.</summary>
    public CancellationTokenSource Cancellation { get; } = new();

    public ResponsePlan? Plan { get; set; }

    public IReadOnlyList<OutputItem> Items { get; set; } = [];

    public IReadOnlyList<OutputStep> Steps { get; set; } = [];

    public int NextStep { get; set; }

    /// <summary>When the first output was due, on the session clock.</summary>
    public TimeSpan OutputStart { get; set; }

    /// <summary>What runs the next step.</summary>
    public Deadline? Deadline { get; set; }

    /// <summary>True when output is due that the sink could not take.</summary>
    public bool IsHeldBack { get; set; }

    public bool TextThinkingTold { get; set; }

    public bool AudioThinkingTold { get; set; }

    public bool IsOver { get; set; }

    /// <summary>Audio handed out, over all items.</summary>
    public TimeSpan SentAudio => TimeSpan.FromMilliseconds(Items.Sum(item => (double)item.WireSent / item.Format.BytesPerMillisecond));

    public IEnumerable<OutputItem> Announced => Items.Where(item => item.IsAnnounced);
}
