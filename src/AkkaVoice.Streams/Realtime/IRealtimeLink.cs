using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Streams.Realtime;

/// <summary>
/// One open connection to a model. Its events go to the receiver it was dialled with, on the lane that never waits behind
/// audio; its audio goes to the switch it is plugged into.
/// </summary>
public interface IRealtimeLink
{
    /// <summary>What the session's switch plugs into.</summary>
    IRealtimeAudio Audio { get; }

    /// <summary>When the last message of the model came, audio included, as a <see cref="TimeProvider.GetTimestamp"/> value.</summary>
    long LastReceivedAt { get; }

    /// <summary>Sends a command. Never blocks; after the end it does nothing.</summary>
    /// <param name="command">The command.</param>
    void Send(RealtimeCommand command);

    /// <summary>Closes the connection normally (code 1000) within a bounded time.</summary>
    /// <param name="reason">A word for the peer's log.</param>
    void Close(string reason);
}
