using AkkaVoice.Actors.Conversation;
using AkkaVoice.Streams.Realtime.Protocol;
using AkkaVoice.Streams.Session;
using AkkaVoice.Streams.Stages;

namespace AkkaVoice.Actors.Tests.Conversation.Random;

/// <summary>
/// A conversation with everything around it: service, playout, tools, programs and the person. Every message is in flight
/// until a choice moves it, so a list of choices is a schedule of the whole session.
/// </summary>
internal sealed class World
{
    private readonly Queue<ConversationEvent> _mailbox = new();
    private readonly HashSet<ConversationTimer> _timers = [];
    private readonly List<string> _tools = [];
    private readonly bool _hasty;
    private int _requests;
    private bool _floor;

    /// <param name="options">The conversation's settings.</param>
    /// <param name="hasty">Whether timers may run out while there is still something else to happen.</param>
    /// <param name="echoes">Whether the service names the request that caused a response.</param>
    /// <param name="selfish">Whether the service interrupts by itself although it was told not to.</param>
    public World(ConversationOptions options, bool hasty, bool echoes, bool selfish = false)
    {
        _hasty = hasty;
        Talk = new Talk(options);
        Service = new FakeService(selfish, options.ServerReplies, echoes);
        Playout = new FakePlayout(audioEvent => Post(new AudioEvent(audioEvent)));
        Post(new LinkReady());
    }

    public Talk Talk { get; }

    public FakeService Service { get; }

    public FakePlayout Playout { get; }

    public List<string> Requests { get; } = [];

    /// <summary>All effects of the whole run, with the state after the decision that had them.</summary>
    public List<ConversationEffect> Trace { get; } = [];

    public void Run(IEnumerable<byte> choices)
    {
        foreach (var choice in choices)
        {
            Step(choice);
        }
    }

    /// <summary>Lets everything that is under way come to its end. Fails when it does not.</summary>
    public void Rest()
    {
        for (var step = 0; step < 20_000; step++)
        {
            if (!Settle())
            {
                return;
            }
        }

        Assert.Fail("The conversation never comes to rest.");
    }

    public void Close()
    {
        Post(new SessionClosed());
        while (Process())
        {
        }
    }

    private void Step(int choice)
    {
        Talk.Now += TimeSpan.FromMilliseconds(1);
        var detail = choice / 16;
        _ = (choice % 16) switch
        {
            0 or 1 or 2 => Process(),
            3 or 4 => Read(),
            5 => Handle(),
            6 or 7 or 8 => GoOn(detail),
            9 or 10 => Play(),
            11 => Speak(),
            12 => AnswerTool(detail),
            13 => Ask(detail),
            14 => Surprise(detail),
            _ => Process() && Process(),
        };
    }

    private bool Settle()
    {
        Talk.Now += TimeSpan.FromMilliseconds(1);
        return Process() || Read() || Handle() || (Service.PersonSpeaks && Speak()) || Finish() || AnswerTool(0)
            || LetGo() || Service.Transcribe(2) || Play() || Elapse(0);
    }

    private void Post(ConversationEvent conversationEvent) =>
        _mailbox.Enqueue(conversationEvent with { At = Talk.Now });

    private bool Process()
    {
        if (!_mailbox.TryDequeue(out var next))
        {
            return false;
        }

        Talk.Then().HearsLate(next);
        Trace.Add(new Decided(next));
        Trace.AddRange(Talk.Effects);
        foreach (var effect in Talk.Effects)
        {
            Carry(effect);
        }

        return true;
    }

    private void Carry(ConversationEffect effect)
    {
        switch (effect)
        {
            case SendCommand send:
                Service.Commands.Enqueue(send.Command);
                break;

            case FlushPlayout flush:
                Playout.Flush(flush.FlushId, flush.ResponseIds);
                break;

            case PausePlayout:
                Playout.Paused = true;
                break;

            case ResumePlayout:
                Playout.Paused = false;
                break;

            case CancelTool cancel:
                _tools.Remove(cancel.CallId);
                break;

            case RunTool run:
                _tools.Add(run.CallId);
                break;

            case SetTimer set:
                _timers.Add(set.Timer);
                break;

            case ClearTimer clear:
                _timers.Remove(clear.Timer);
                break;
        }
    }

    private bool Read()
    {
        if (!Service.Wire.TryDequeue(out var message))
        {
            return false;
        }

        switch (message)
        {
            case Chunk chunk:
                Playout.Receive(chunk);
                break;

            case RealtimeEvent realtimeEvent:
                Post(new ModelEvent(realtimeEvent));
                if (realtimeEvent is AssistantAudioDone done)
                {
                    Playout.Complete(done.ItemId);
                }

                break;
        }

        return true;
    }

    private bool Handle()
    {
        if (Service.Commands.Count == 0)
        {
            return false;
        }

        Service.HandleCommand();
        return true;
    }

    private bool GoOn(int detail)
    {
        if (Service.Active is null)
        {
            return false;
        }

        Service.GoOn(detail);
        return true;
    }

    private bool Finish()
    {
        if (Service.Active is null)
        {
            return false;
        }

        Service.Finish();
        return true;
    }

    private bool Play()
    {
        if (!Playout.CanPlay)
        {
            return false;
        }

        Playout.Play();
        return true;
    }

    private bool Speak()
    {
        if (Service.PersonSpeaks)
        {
            Service.PersonStops();
        }
        else
        {
            Service.PersonStarts();
        }

        return true;
    }

    private bool Surprise(int detail) => (detail % 4) switch
    {
        0 => _hasty && Elapse(detail / 4),
        1 => Service.Transcribe(detail / 4),
        2 => Detect(new SpeechStarted("vad", 0, -60)),
        _ => Detect(detail < 8 ? new SpeechStopped("vad", 0) : new SpeechHeard("vad", 0, 50 * detail)),
    };

    private bool LetGo()
    {
        if (!_floor)
        {
            return false;
        }

        _floor = false;
        Post(new TurnCleared());
        return true;
    }

    private bool Detect(StageEvent told)
    {
        Post(new AudioEvent(new StageTold(told)));
        return true;
    }

    private bool AnswerTool(int detail)
    {
        if (_tools.Count == 0)
        {
            return false;
        }

        var callId = _tools[detail % _tools.Count];
        Post(new ToolAnswered(callId, true, "{}"));
        if (detail % 4 != 3)
        {
            // Otherwise it stays, and answers once more later on.
            _tools.Remove(callId);
        }

        return true;
    }

    private bool Ask(int detail)
    {
        switch (detail)
        {
            case 3:
                _floor = true;
                Post(new TurnBegun());
                return true;

            case 6 or 9:
                _floor = false;
                Post(new TurnCleared());
                return true;

            case 12:
                _floor = false;
                Requests.Add($"q{++_requests}");
                Post(new TurnCommitted(Requests[^1]));
                return true;
        }

        if (detail % 3 == 2)
        {
            Post(new InterruptRequested(Force: detail % 2 == 0));
            return true;
        }

        var id = $"q{++_requests}";
        Requests.Add(id);
        Post(detail % 3 == 0 ? new ReplyRequested(id, null, null) { Interruptible = (detail % 4) switch { 0 => false, 1 => true, _ => null } } : new TextSubmitted(id, $"t{_requests}", "Hello."));
        return true;
    }

    private bool Elapse(int detail)
    {
        // Being away ends nothing, and a playout that does not answer has tests of its own.
        var due = _timers
            .Where(timer => timer is not (ConversationTimer.PersonAway or ConversationTimer.FlushOverdue))
            .Order()
            .ToList();
        if (due.Count == 0)
        {
            return false;
        }

        var timer = due[detail % due.Count];
        _timers.Remove(timer);
        Post(new TimerElapsed(timer));
        return true;
    }
}

/// <summary>In a trace: what the effects behind it were decided about.</summary>
internal sealed record Decided(ConversationEvent About) : ConversationEffect;
