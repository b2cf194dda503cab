namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>Why a link in service is replaced.</summary>
public enum RotationReason
{
    /// <summary>The service will end the session soon.</summary>
    Expiry,

    /// <summary>It has reached the age at which links are replaced.</summary>
    Age,

    /// <summary>The model's memory has become long, and so every response expensive.</summary>
    Context,

    /// <summary>A program asked for it.</summary>
    Requested,
}
