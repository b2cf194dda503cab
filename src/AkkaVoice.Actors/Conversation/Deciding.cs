using System.Collections.Immutable;
using AkkaVoice.Actors.Conversation.Calls;
using AkkaVoice.Actors.Conversation.Journals;
using AkkaVoice.Actors.Conversation.Lines;
using AkkaVoice.Actors.Conversation.Responses;
using AkkaVoice.Actors.Conversation.Rules;
using AkkaVoice.Actors.Conversation.Turns;
using AkkaVoice.Actors.Events;
using AkkaVoice.Streams.Realtime.Protocol;

namespace AkkaVoice.Actors.Conversation;

/// <summary>
/// One decision in the making: the state as it becomes, and the effects in the order they will be carried out. Lives for one
/// call of <see cref="ConversationMachine.Decide"/>.
/// </summary>
internal sealed class Deciding(ConversationState state, ConversationOptions options, TimeSpan at)
{
    // Most events of a talk change nothing but a word of its transcript: what such a decision does not need is not made.
    private ImmutableArray<ConversationEffect>.Builder? _effects;

    private readonly TurnState _turnBefore = state.Turn;

    internal ConversationState State { get; private set; } = state;

    internal ConversationOptions Options { get; } = options;

    /// <summary>When what is decided about happened.</summary>
    internal TimeSpan At { get; } = at;

    internal ImmutableArray<ConversationEffect> Effects => _effects?.ToImmutable() ?? [];

    private ImmutableArray<ConversationEffect>.Builder Made => _effects ??= ImmutableArray.CreateBuilder<ConversationEffect>(2);

    /// <summary>Whether a response is under way and may be heard.</summary>
    internal bool IsLive(string responseId) =>
        State.Responses.Active is { Dropped: false } active && active.Id == responseId;

    /// <summary>A wish for the answer to the person's turn.</summary>
    internal ResponseRequest TurnRequest()
    {
        State = State with { TurnRequests = State.TurnRequests + 1 };
        return new ResponseRequest($"turn_{State.TurnRequests}", RequestKind.Turn);
    }

    internal void Change(Func<ConversationState, ConversationState> change) => State = change(State);

    internal void Do(ConversationEffect effect) => Made.Add(effect);

    internal void Send(RealtimeCommand command) => Made.Add(new SendCommand(command));

    internal void Announce(SessionEvent sessionEvent) => Made.Add(new Announce(sessionEvent));

    internal void Write(Func<Journal, Journal> change)
    {
        var changed = change(State.Journal);
        if (!ReferenceEquals(changed, State.Journal))
        {
            State = State with { Journal = changed };
        }
    }

    /// <summary>The response under way has shown a sign of life.</summary>
    internal void Sign() => State = State with { LastSign = At };

    internal void Line(Func<LineState, LineState> change) => State = State with { Line = change(State.Line) };

    /// <summary>Changes who speaks. What follows for observers and timers is found once, by <see cref="TellTurn"/>.</summary>
    internal void Turn(TurnEvent turnEvent) => State = State with { Turn = TurnMachine.Apply(State.Turn, turnEvent) };

    internal void TellTurn()
    {
        if (!ReferenceEquals(_turnBefore, State.Turn))
        {
            Made.AddRange(TurnMachine.Compare(_turnBefore, State.Turn, Options));
        }
    }

    /// <summary>Lets the response machine decide, and passes on what follows from a response's beginning and ending.</summary>
    internal void Responses(ResponseChange change)
    {
        var before = State.Responses.Active;
        var (responses, effects) = ResponseMachine.Decide(State.Responses, change, Options);
        State = State with { Responses = responses };
        if (responses.Active is { Dropped: true } stillborn && stillborn.Id != before?.Id)
        {
            Interruption.Silence(this, stillborn.Id);
        }

        Made.AddRange(effects);
        if (effects.Any(effect => effect is SendCommand { Command: CreateResponse }))
        {
            State = State with { Clock = State.Clock.ToolsEnded(At) };
        }

        if (before?.Id == responses.Active?.Id)
        {
            return;
        }

        if (before is not null)
        {
            ResponseRules.Over(this, before, change);
        }

        Watchdogs.ResponseChanged(this, responses.Active is not null);
        if (responses.Active is not null)
        {
            State = State with { Clock = State.Clock.AnswerBegan() };
            Turn(new AnswerBegan());
        }
    }

    internal void Calls(CallChange change)
    {
        var wasRunning = State.Calls.Running;
        var (calls, effects, reply) = CallMachine.Decide(State.Calls, change, Options);
        State = State with { Calls = calls };
        foreach (var effect in effects)
        {
            if (effect is SendCommand { Command: CreateItem { Item: ToolOutputMessage output } })
            {
                LineSeed.Call(this, output.CallId);
            }

            Do(effect);
            if (effect is Announce { Event: ToolResultEvent result })
            {
                Write(journal => journal.Answer(result.CallId, result.Output, result.Ok));
            }
        }

        FillerRules.CallsChanged(this, wasRunning);
        if (reply is not null)
        {
            Responses(new Wished(reply));
        }
    }
}
