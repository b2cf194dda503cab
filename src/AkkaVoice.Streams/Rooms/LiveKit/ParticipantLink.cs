using LiveKit.Rtc;

namespace AkkaVoice.Streams.Rooms.LiveKit;

/// <summary>
/// To whom the agent listens: one participant at a time. Whoever it is stays it while away, so that nobody else takes the place of a caller whose
/// line broke. Pure; not safe for concurrent use.
/// </summary>
/// <param name="wanted">The identity to wait for; null for the first person.</param>
/// <param name="kinds">Which kinds are people.</param>
internal sealed class ParticipantLink(string? wanted, IReadOnlySet<ParticipantKind> kinds)
{
    private string? _wanted = wanted;

    /// <summary>Who it is, also while away; null while there is nobody.</summary>
    public string? Identity { get; private set; }

    /// <summary>Whether that one is in the room.</summary>
    public bool IsPresent { get; private set; }

    /// <summary>Somebody is in the room.</summary>
    /// <param name="identity">Who.</param>
    /// <param name="kind">Of what kind.</param>
    /// <param name="onBehalfOf">For whom it publishes (<c>lk.publish_on_behalf</c>); null for itself. Who speaks for another is no person.</param>
    /// <returns>Whether it is the one to listen to from now on.</returns>
    public bool Enter(string identity, ParticipantKind kind, string? onBehalfOf)
    {
        if (Identity is { } linked ? identity != linked : !Accepts(identity, kind, onBehalfOf))
            return false;
        var isNews = !IsPresent;
        (Identity, IsPresent) = (identity, true);
        return isNews;
    }

    /// <summary>Somebody is no longer in the room.</summary>
    /// <returns>Whether it was the one.</returns>
    public bool Leave(string identity)
    {
        if (identity != Identity || !IsPresent)
            return false;
        IsPresent = false;
        return true;
    }

    /// <summary>Listens to another from now on; whoever is there must be told of with <see cref="Enter"/> again.</summary>
    /// <param name="identity">Who; null for the first person that comes.</param>
    public void Set(string? identity) => (_wanted, Identity, IsPresent) = (identity, null, false);

    private bool Accepts(string identity, ParticipantKind kind, string? onBehalfOf) =>
        _wanted is null ? kinds.Contains(kind) && string.IsNullOrEmpty(onBehalfOf) : identity == _wanted;
}
