using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Sessions;

/// <content>How a session ends: the agent finishes or is hushed, then everything is told to end, and each step has a limit.</content>
internal sealed partial class SessionActor
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    private EndEvent? _end;
    private SessionEndReason? _finishing;
    private bool _connectionOver;
    private bool _audioOver;

    /// <summary>The agent may say what it is saying to its end.</summary>
    private void Finishing()
    {
        ReceiveEvents();
        ReceiveEnds(() => End(_finishing!.Value, null));
        Receive<FinishOverdue>(_ => End(_finishing!.Value, null));
    }

    private void OnEnd(SessionProtocol.End end)
    {
        if (!end.FinishSpeech)
        {
            End(end.Reason, null);
            return;
        }

        _finishing = end.Reason;
        Timers.Cancel(nameof(QuietLongEnough));
        Timers.StartSingleTimer(nameof(FinishOverdue), FinishOverdue.Instance, _record.Spec.FinishTimeout);
        Become(Finishing);
        EndIfSilent();
    }

    private void EndIfSilent()
    {
        if (_finishing is { } reason && _hands.State is { Responses.Active: null, Voice.Items.IsEmpty: true })
        {
            End(reason, null);
        }
    }

    /// <summary>The voice is being stopped, and the playout says what had been heard of it.</summary>
    private void Hushing()
    {
        ReceiveEvents();
        ReceiveEnds(Hushed);
        Receive<HushOverdue>(_ => Close());
    }

    /// <summary>Everything was told to end.</summary>
    private void Closing()
    {
        ReceiveEnds(Finish);
        Receive<CloseOverdue>(_ => Leave());
        Receive<ConnectionProtocol.Told>(told => Announce(told.Event));
        ReceiveAny(_ => { });
    }

    /// <summary>Notes that a part of the session has ended. In the ending that is no failure any more.</summary>
    private void ReceiveEnds(Action then)
    {
        Receive<ConnectionProtocol.Concluded>(_ =>
        {
            _connectionOver = true;
            _hands.Drop();
            then();
        });
        Receive<AudioOver>(_ =>
        {
            _audioOver = true;
            then();
        });
        Receive<SessionProtocol.End>(_ => { });
        Receive<SessionProtocol.IRequest>(_ => Sender.Tell(new RequestOutcome(RequestStatus.SessionEnded)));
    }

    private void End(SessionEndReason reason, string? message)
    {
        if (_end is not null)
        {
            return;
        }

        _end = new EndEvent(reason, message);
        Timers.Cancel(nameof(QuietLongEnough));
        Timers.Cancel(nameof(TimeOver));
        Timers.Cancel(nameof(FinishOverdue));
        Timers.StartSingleTimer(nameof(HushOverdue), HushOverdue.Instance, _record.Spec.FullConversation.FlushTimeout);
        Become(Hushing);
        Decide(new InterruptRequested(Force: true));
    }

    private void Hushed()
    {
        if (_audioOver || _hands.State.Voice.Flushes.IsEmpty)
        {
            Close();
        }
    }

    private void Close()
    {
        if (_hands.State.Closed)
        {
            return;
        }

        Timers.Cancel(nameof(HushOverdue));
        Timers.StartSingleTimer(nameof(CloseOverdue), CloseOverdue.Instance, CloseTimeout);
        Become(Closing);
        _hands.Decide(new SessionClosed { At = _record.Elapsed });
        _connection.Tell(ConnectionProtocol.Close.Instance);
        _hands.Audio.Stop();
        Finish();
    }

    private void Finish()
    {
        if (_connectionOver && _audioOver)
        {
            Leave();
        }
    }

    private void Leave()
    {
        Announce(_end!);
        Context.Stop(Self);
    }
}
