namespace AkkaVoice.Hosting.LiveKit.SideChannel;

/// <summary>Names that LiveKit's front ends look for.</summary>
internal static class Names
{
    public const string State = "lk.agent.state";
    public const string Transcription = "lk.transcription";
    public const string Chat = "lk.chat";
    public const string Segment = "lk.segment_id";
    public const string Final = "lk.transcription_final";
    public const string Track = "lk.transcribed_track_id";
}
