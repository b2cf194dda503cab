namespace AkkaVoice.Testing.Faults;

/// <summary>Which way a fault works.</summary>
[Flags]
public enum FaultDirection
{
    /// <summary>From the server to the client.</summary>
    ToClient = 1,

    /// <summary>From the client to the server.</summary>
    ToServer = 2,

    /// <summary>Both ways.</summary>
    Both = ToClient | ToServer,
}
