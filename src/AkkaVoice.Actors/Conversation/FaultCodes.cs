namespace AkkaVoice.Actors.Conversation;

/// <summary>Fault codes that decisions depend on. The table of all is <see cref="Connections.FaultTable"/>.</summary>
internal static class FaultCodes
{
    /// <summary>A response was asked for, or due by turn detection, while another one was active.</summary>
    public const string ActiveResponseInTheWay = "conversation_already_has_active_response";
}
