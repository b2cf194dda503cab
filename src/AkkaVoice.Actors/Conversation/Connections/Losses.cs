using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>Why a link could not be made or kept.</summary>
/// <param name="Reason">As a session's end, if it comes to that.</param>
/// <param name="Message">What happened, for people.</param>
/// <param name="Final">Whether no further attempt can help.</param>
internal sealed record Loss(SessionEndReason Reason, string Message, bool Final = false);

/// <summary>What to make of each way in which a link fails.</summary>
internal static class Losses
{
    internal static Loss Of(DialFailed failed) => failed.Failure switch
    {
        DialFailure.Unreachable => new Loss(SessionEndReason.Unreachable, failed.Message),
        DialFailure.TimedOut => new Loss(SessionEndReason.TimedOut, failed.Message),
        DialFailure.Busy => new Loss(SessionEndReason.Refused, failed.Message),
        DialFailure.Unauthorized => new Loss(SessionEndReason.Unauthorized, failed.Message, Final: true),
        _ => new Loss(SessionEndReason.Refused, failed.Message, Final: true),
    };

    internal static Loss Of(Disconnected lost) => FaultTable.ClassifyClose(lost.CloseCode) switch
    {
        ErrorClass.Rotate => new Loss(SessionEndReason.Expired, Message(lost)),
        ErrorClass.Fatal => new Loss(SessionEndReason.Refused, Message(lost), Final: true),
        _ => new Loss(SessionEndReason.ConnectionLost, Message(lost)),
    };

    /// <summary>What a fault means for a link that does not serve yet; null when nothing.</summary>
    internal static Loss? Of(RealtimeFault fault, LinkState link) => FaultTable.Classify(fault) switch
    {
        ErrorClass.Fatal => new Loss(SessionEndReason.AccountProblem, fault.Message, Final: true),
        ErrorClass.Rotate => new Loss(SessionEndReason.Expired, fault.Message),
        _ when link.Phase != LinkPhase.Configuring => null,
        _ when fault.CommandId is not (null or ConnectionMachine.ConfigureId) => null,
        ErrorClass.Retry => new Loss(SessionEndReason.ConnectionLost, fault.Message),

        // The whole update is rejected for one bad field, so instructions and tools would be missing too.
        _ => new Loss(SessionEndReason.ConfigurationRejected, fault.Message, Final: true),
    };

    internal static Loss NoAnswer(ConnectionOptions options) =>
        new(SessionEndReason.TimedOut, $"No answer within {options.DialTimeout.TotalSeconds:0.#} s.");

    internal static Loss NotConfirmed(ConnectionOptions options) => new(
        SessionEndReason.TimedOut, $"The settings were not confirmed within {options.ConfigureTimeout.TotalSeconds:0.#} s.");

    internal static Loss Silent(ConnectionOptions options) => new(
        SessionEndReason.ConnectionLost, $"Nothing came for {options.LifeTimeout.TotalSeconds:0.#} s while a response was being made.");

    private static string Message(Disconnected lost) => lost.CloseCode is { } code
        ? $"The server closed the connection ({code}): {lost.Reason}"
        : $"The connection broke: {lost.Reason}";
}
