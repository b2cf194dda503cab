namespace AkkaVoice.LocalRealtime.Connections;

/// <summary>The kinds of <see cref="OutgoingEntry"/>.</summary>
internal enum OutgoingKind
{
    /// <summary>A whole text message.</summary>
    Text,

    /// <summary>A whole binary message.</summary>
    Binary,

    /// <summary>The beginning of a text message whose end never comes.</summary>
    Fragment,

    /// <summary>A close frame.</summary>
    Close,

    /// <summary>The connection is cut.</summary>
    Abort,
}
