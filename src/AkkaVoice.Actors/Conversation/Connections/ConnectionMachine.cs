using System.Collections.Immutable;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime;
using AkkaVoice.Streams.Realtime.Protocol;
using Effects = System.Collections.Immutable.ImmutableArray<AkkaVoice.Actors.Conversation.Connections.ConnectionEffect>.Builder;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>A connection's life, each step of it with a deadline, and one clear end.</summary>
/// <remarks>
/// <code>
///  dial ─► Dialling ──answered──► Configuring ──settings in force──► Ready
///             │                        │                               │
///             │ refused, away, late    │ rejected, lost, late          │ lost, expired, fatal fault
///             ▼                        ▼                               ▼
///           Failed ◄───────────────────┴───────────────────────────────┘
///  hang up, at any time ─► Closing ──closed, or late──► Closed
/// </code>
/// </remarks>
public static class ConnectionMachine
{
    /// <summary>The id under which the settings are sent, so that a fault can be laid to them.</summary>
    public const string ConfigureId = "configure";

    /// <summary>Decides.</summary>
    /// <param name="state">How things stand.</param>
    /// <param name="change">What happened.</param>
    /// <param name="options">Deadlines.</param>
    /// <returns>How things stand now, and what is to be done.</returns>
    public static (ConnectionState State, ImmutableArray<ConnectionEffect> Effects) Decide(
        ConnectionState state, ConnectionChange change, ConnectionOptions options)
    {
        var effects = ImmutableArray.CreateBuilder<ConnectionEffect>();
        if (!state.Over)
        {
            state = Apply(state, change, options, effects);
        }
        else if (change is Dialled)
        {
            // Answered after it was given up: nobody wants it any more.
            effects.Add(new HangUp());
        }

        return (state, effects.ToImmutable());
    }

    private static ConnectionState Apply(
        ConnectionState state, ConnectionChange change, ConnectionOptions options, Effects effects)
    {
        switch (change)
        {
            case DialWanted when state.Status is null:
                effects.Add(new Dial());
                return Enter(
                    state with { Attempt = state.Attempt + 1 }, ConnectionStatus.Dialling, options.DialTimeout, effects);

            case Dialled when state.Status == ConnectionStatus.Dialling:
                effects.Add(new SendSettings());
                return Enter(state, ConnectionStatus.Configuring, options.ConfigureTimeout, effects);

            case Dialled:
                // Answered while it is being given up.
                effects.Add(new HangUp());
                return state;

            case DialFailed failed when state.Status == ConnectionStatus.Dialling:
                return Fail(state, Reason(failed.Failure), failed.Message, effects);

            case DialFailed when state.Status == ConnectionStatus.Closing:
                return Close(state, effects);

            case ServiceSaid said:
                return OnSaid(state, said.Event, effects);

            case DeadlinePassed:
                return OnDeadline(state, options, effects);

            case HangUpWanted when state.Status is null:
                return Close(state, effects);

            case HangUpWanted when state.Status != ConnectionStatus.Closing:
                effects.Add(state.Status == ConnectionStatus.Dialling ? new AbandonDial() : new HangUp());
                return Enter(state, ConnectionStatus.Closing, options.CloseTimeout, effects);

            default:
                return state;
        }
    }

    private static ConnectionState OnSaid(ConnectionState state, RealtimeEvent realtimeEvent, Effects effects)
    {
        switch (realtimeEvent)
        {
            case SessionConfigured when state.Status == ConnectionStatus.Configuring:
                effects.Add(new ClearDeadline());
                effects.Add(new HandOver());
                effects.Add(new ReportStatus(ConnectionStatus.Ready));
                return state with { Status = ConnectionStatus.Ready };

            case RealtimeFaulted faulted:
                return OnFault(state, faulted.Fault, effects);

            case Disconnected when state.Status == ConnectionStatus.Closing:
                return Close(state, effects);

            case Disconnected lost:
                return Fail(state, Reason(state, lost), Message(lost), effects);

            default:
                return state;
        }
    }

    private static ConnectionState OnFault(ConnectionState state, RealtimeFault fault, Effects effects)
    {
        var errorClass = FaultTable.Classify(fault);
        if (errorClass == ErrorClass.Fatal && state.Status != ConnectionStatus.Closing)
        {
            effects.Add(new HangUp());
            return Fail(state, SessionEndReason.AccountProblem, fault.Message, effects);
        }

        if (state.Status == ConnectionStatus.Configuring && fault.CommandId is null or ConfigureId)
        {
            // The whole update is rejected for one bad field, so instructions and tools would be missing too.
            effects.Add(new HangUp());
            return Fail(state, SessionEndReason.ConfigurationRejected, fault.Message, effects);
        }

        return errorClass == ErrorClass.Rotate ? state with { Expired = true } : state;
    }

    private static ConnectionState OnDeadline(ConnectionState state, ConnectionOptions options, Effects effects)
    {
        switch (state.Status)
        {
            case ConnectionStatus.Dialling:
                effects.Add(new AbandonDial());
                return Fail(
                    state, SessionEndReason.TimedOut, $"No answer within {options.DialTimeout.TotalSeconds:0.#} s.", effects);

            case ConnectionStatus.Configuring:
                effects.Add(new HangUp());
                return Fail(
                    state,
                    SessionEndReason.TimedOut,
                    $"The settings were not confirmed within {options.ConfigureTimeout.TotalSeconds:0.#} s.",
                    effects);

            case ConnectionStatus.Closing:
                return Close(state, effects);

            default:
                return state;
        }
    }

    private static ConnectionState Enter(ConnectionState state, ConnectionStatus status, TimeSpan deadline, Effects effects)
    {
        effects.Add(new SetDeadline(deadline));
        effects.Add(new ReportStatus(status, status == ConnectionStatus.Dialling ? state.Attempt : null));
        return state with { Status = status };
    }

    private static ConnectionState Fail(ConnectionState state, SessionEndReason reason, string message, Effects effects) =>
        End(state, ConnectionStatus.Failed, reason, message, effects);

    private static ConnectionState Close(ConnectionState state, Effects effects) =>
        End(state, ConnectionStatus.Closed, null, null, effects);

    private static ConnectionState End(
        ConnectionState state, ConnectionStatus status, SessionEndReason? reason, string? message, Effects effects)
    {
        effects.Add(new ClearDeadline());
        effects.Add(new ReportStatus(status));
        effects.Add(new Conclude(reason, message));
        return state with { Status = status };
    }

    private static SessionEndReason Reason(DialFailure failure) => failure switch
    {
        DialFailure.Unreachable => SessionEndReason.Unreachable,
        DialFailure.Unauthorized => SessionEndReason.Unauthorized,
        DialFailure.TimedOut => SessionEndReason.TimedOut,
        _ => SessionEndReason.Refused,
    };

    private static SessionEndReason Reason(ConnectionState state, Disconnected lost) => FaultTable.ClassifyClose(lost.CloseCode) switch
    {
        _ when state.Expired => SessionEndReason.Expired,
        ErrorClass.Rotate => SessionEndReason.Expired,
        ErrorClass.Fatal => SessionEndReason.Refused,
        _ => SessionEndReason.ConnectionLost,
    };

    private static string Message(Disconnected lost) => lost.CloseCode is { } code
        ? $"The server closed the connection ({code}): {lost.Reason}"
        : $"The connection broke: {lost.Reason}";
}
