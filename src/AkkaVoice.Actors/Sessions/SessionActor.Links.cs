using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Sessions;

/// <content>The session's connections: which serves, which stands by, and what they say.</content>
internal sealed partial class SessionActor
{
    /// <summary>The scheduler may be a little ahead of the clock.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(20);

    private int _serving;
    private int _standby;

    private void ReceiveLinks()
    {
        Receive<ConnectionProtocol.Ready>(OnReady);
        Receive<ConnectionProtocol.Lost>(OnLost);
        Receive<ConnectionProtocol.Standby>(OnStandby);
        Receive<ConnectionProtocol.StandbyGone>(_ => OnStandbyGone());
        Receive<ConnectionProtocol.SwitchNow>(_ => Decide(new SwitchOverdue()));
        Receive<ConnectionProtocol.Concluded>(concluded =>
        {
            _connectionOver = true;
            _hands.Drop();
            Decide(new LinkLost());
            var reason = concluded.Reason ?? SessionEndReason.ConnectionLost;
            Announce(new ErrorEvent(SessionLog.Name(reason), ErrorClass.Fatal, concluded.Message ?? "The connection is over."));
            End(reason, concluded.Message);
        });
    }

    private void OnReady(ConnectionProtocol.Ready ready)
    {
        // What the model has to know goes ahead of the microphone's audio.
        (_serving, _hands.Link, _hands.Standby) = (ready.Number, ready.Link, null);
        _record.Served = true;
        _hands.BringUpToDate();
        Decide(new LinkReady());
    }

    private void OnLost(ConnectionProtocol.Lost lost)
    {
        if (lost.Number == _serving)
        {
            _hands.Drop();
            Decide(new LinkLost());
        }
    }

    private void OnStandby(ConnectionProtocol.Standby standby)
    {
        (_standby, _hands.Standby) = (standby.Number, standby.Link);
        Decide(new StandbyReady());
    }

    private void OnStandbyGone()
    {
        _hands.Standby = null;
        Decide(new StandbyGone());
    }

    /// <summary>What a link says counts while it serves; of one that does not yet, only that something is wrong.</summary>
    private void OnSaid(ConnectionProtocol.Said said)
    {
        if (said.Number == _serving || (said.Number > _serving && said.Event is RealtimeFaulted or MessageRejected))
        {
            if (said.Event is SessionConfigured told && _hands.Confirm(told) is { } replaced)
            {
                Decide(replaced, told.ReceivedAt);
            }

            Decide(new ModelEvent(said.Event), said.Event.ReceivedAt);
        }
    }

    private void OnElapsed(TimerElapsed elapsed)
    {
        if (elapsed.Timer == ConversationTimer.CreateOverdue && _finishing is null && _end is null && NothingCameSinceAsked)
        {
            // Not the service's answer to this wish is missing but the service. Its loss is told next, and keeps the wish.
            _connection.Tell(new ConnectionProtocol.Silent(_serving));
            return;
        }

        Decide(elapsed);
    }

    private bool NothingCameSinceAsked => _hands.Link is { } link
        && _services.Time.GetElapsedTime(link.LastReceivedAt) >= _record.Spec.FullConversation.CreateTimeout - TimerSlack;

    /// <summary>The decision just made may have gone over to the connection that stood by, or need another.</summary>
    private void TellConnection()
    {
        if (_hands.TakeSwitched())
        {
            _serving = _standby;
            _connection.Tell(new ConnectionProtocol.Switched(_standby));
        }

        if (_hands.TakeNewVoice())
        {
            _connection.Tell(ConnectionProtocol.Rotate.Instance);
        }
    }
}
