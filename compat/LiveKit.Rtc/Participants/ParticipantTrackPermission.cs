namespace LiveKit.Rtc;

/// <summary>What one participant may subscribe to of one's own tracks.</summary>
/// <param name="ParticipantIdentity">Who.</param>
/// <param name="AllowAll">Everything.</param>
/// <param name="AllowedTrackSids">Or these tracks.</param>
public sealed record ParticipantTrackPermission(string ParticipantIdentity, bool AllowAll = false, IReadOnlyList<string>? AllowedTrackSids = null)
{
    internal Proto.ParticipantTrackPermission ToProto() =>
        new() { ParticipantIdentity = ParticipantIdentity, AllowAll = AllowAll, AllowedTrackSids = { AllowedTrackSids ?? [] } };
}
