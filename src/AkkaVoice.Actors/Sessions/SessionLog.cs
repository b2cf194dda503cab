using System.Text.Json;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Telemetry;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Sessions;

/// <summary>
/// Tells events to a session's observers and writes the important ones to the log, ids 1200 to 1299. What was said, and what
/// tools were told, stays out of the log: it may be personal.
/// </summary>
internal static partial class SessionLog
{
    public static void Publish(ILogger logger, SessionRecord record, SessionEvent sessionEvent, TimeSpan at)
    {
        if (record.Stamp(sessionEvent, at) is not { } told)
        {
            return;
        }

        Write(logger, record.Id, told);
        SessionMetrics.Record(told);
        if (record.Spec.OnEvent is { } onEvent)
        {
            Tell(logger, record, told, onEvent, static (told, onEvent, _) => onEvent(told));
        }

        foreach (var observer in record.Spec.Observers)
        {
            Tell(logger, record, told, observer, static (told, observer, handle) => observer(handle, told));
        }
    }

    private static void Tell<T>(ILogger logger, SessionRecord record, SessionEvent told, T observer, Action<SessionEvent, T, SessionHandle> tell)
    {
        try
        {
            tell(told, observer, record.Handle);
        }
        catch (Exception exception)
        {
            // Whoever observes a call must not be able to end it.
            ObserverFailed(logger, record.Id, exception);
        }
    }

    /// <summary>An enumeration's value as it stands in events.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    [LoggerMessage(1220, LogLevel.Warning, "Session {SessionId} failed and is set up again (restart {Restart})")]
    public static partial void Restarting(ILogger logger, string sessionId, int restart);

    [LoggerMessage(1221, LogLevel.Error, "Session {SessionId}: its conversation could not be closed in good order")]
    public static partial void NotClosed(ILogger logger, string sessionId, Exception exception);

    [LoggerMessage(1222, LogLevel.Warning, "Session {SessionId} did not end in time and was stopped")]
    public static partial void Stopped(ILogger logger, string sessionId);

    [LoggerMessage(1223, LogLevel.Warning, "Session {SessionId}: its room could not be left in good order")]
    public static partial void RoomNotLeft(ILogger logger, string sessionId, Exception? exception);

    [LoggerMessage(1224, LogLevel.Warning, "A session was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(1225, LogLevel.Error, "Session {SessionId}: an observer of its events failed")]
    public static partial void ObserverFailed(ILogger logger, string sessionId, Exception exception);

    private static void Write(ILogger logger, string id, SessionEvent told)
    {
        switch (told)
        {
            case ConnectionEvent connection:
                Connection(logger, id, connection);
                break;

            case AgentStateEvent agent:
                Agent(logger, id, Name(agent.State));
                break;

            case UserStateEvent user:
                User(logger, id, Name(user.State));
                break;

            case ToolCallEvent call:
                Call(logger, id, call.Name, call.CallId);
                break;

            case ToolResultEvent result:
                Result(logger, id, result.Name, result.CallId, result.Ok, result.Ms);
                break;

            case FirstAudioEvent first:
                FirstAudio(logger, id, first.ResponseId, first.DelayMs, first.EngineMs);
                break;

            case InterruptionEvent interruption:
                Interruption(logger, id, interruption.ItemId, interruption.HeardMs, interruption.FlushMs);
                break;

            case CompactionEvent compaction:
                Compaction(logger, id, compaction.Pruned, compaction.Items, compaction.TokensBefore, compaction.TokensAfter);
                break;

            case DropEvent drop:
                Drop(logger, id, drop.Edge, drop.Ms);
                break;

            case ErrorEvent error:
                Error(logger, Level(error.Class), id, error.Code, Name(error.Class), error.Message);
                break;

            case EndEvent end:
                End(logger, end.Reason.IsNormal() ? LogLevel.Information : LogLevel.Error, id, Name(end.Reason));
                break;
        }
    }

    private static LogLevel Level(ErrorClass errorClass) => errorClass switch
    {
        ErrorClass.Benign => LogLevel.Information,
        ErrorClass.Fatal => LogLevel.Error,
        _ => LogLevel.Warning,
    };

    private static void Connection(ILogger logger, string id, ConnectionEvent told)
    {
        switch (told.State)
        {
            case ConnectionStatus.Reconnecting:
                Reconnecting(logger, id, told.Attempt, told.PauseMs, told.Reason);
                break;

            case ConnectionStatus.Rotating:
                Rotating(logger, id, told.Reason);
                break;

            default:
                Connection(logger, id, Name(told.State), told.Attempt);
                break;
        }
    }

    [LoggerMessage(
        1212,
        LogLevel.Information,
        "Session {SessionId}: a recap stands for the first {Pruned} of {Items} items (about {TokensAfter} tokens in place of {TokensBefore})")]
    private static partial void Compaction(ILogger logger, string sessionId, int pruned, int items, int tokensBefore, int tokensAfter);

    [LoggerMessage(1210, LogLevel.Warning, "Session {SessionId}: reconnecting (attempt {Attempt} in {PauseMs} ms): {Reason}")]
    private static partial void Reconnecting(ILogger logger, string sessionId, int? attempt, double? pauseMs, string? reason);

    [LoggerMessage(1211, LogLevel.Information, "Session {SessionId}: replacing the connection ({Reason})")]
    private static partial void Rotating(ILogger logger, string sessionId, string? reason);

    [LoggerMessage(1200, LogLevel.Information, "Session {SessionId}: connection {State} (attempt {Attempt})")]
    private static partial void Connection(ILogger logger, string sessionId, string state, int? attempt);

    [LoggerMessage(1201, LogLevel.Information, "Session {SessionId}: agent {State}")]
    private static partial void Agent(ILogger logger, string sessionId, string state);

    [LoggerMessage(1202, LogLevel.Information, "Session {SessionId}: user {State}")]
    private static partial void User(ILogger logger, string sessionId, string state);

    [LoggerMessage(1203, LogLevel.Information, "Session {SessionId}: tool {Tool} called (call {CallId})")]
    private static partial void Call(ILogger logger, string sessionId, string tool, string callId);

    [LoggerMessage(1204, LogLevel.Information, "Session {SessionId}: tool {Tool} answered (call {CallId}, ok {Ok}, {Ms} ms)")]
    private static partial void Result(ILogger logger, string sessionId, string tool, string callId, bool ok, double ms);

    [LoggerMessage(1205, LogLevel.Information, "Session {SessionId}: first audio of {ResponseId} after {DelayMs} ms (engine {EngineMs} ms)")]
    private static partial void FirstAudio(ILogger logger, string sessionId, string responseId, double delayMs, double engineMs);

    [LoggerMessage(1206, LogLevel.Information, "Session {SessionId}: interrupted in {ItemId} at {HeardMs} ms, silent after {FlushMs} ms")]
    private static partial void Interruption(ILogger logger, string sessionId, string itemId, int heardMs, double flushMs);

    [LoggerMessage(1207, LogLevel.Warning, "Session {SessionId}: {Ms} ms of audio dropped at {Edge}")]
    private static partial void Drop(ILogger logger, string sessionId, string edge, int ms);

    [LoggerMessage(EventId = 1208, Message = "Session {SessionId}: error {Code} ({Class}): {Message}")]
    private static partial void Error(ILogger logger, LogLevel level, string sessionId, string code, string @class, string message);

    [LoggerMessage(EventId = 1209, Message = "Session {SessionId}: ended ({Reason})")]
    private static partial void End(ILogger logger, LogLevel level, string sessionId, string reason);
}
