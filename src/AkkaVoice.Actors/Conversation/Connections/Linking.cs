using System.Collections.Immutable;
using AkkaVoice.Actors.Events;

namespace AkkaVoice.Actors.Conversation.Connections;

/// <summary>One decision about a connection in the making. Lives for one call of <see cref="ConnectionMachine.Decide"/>.</summary>
internal sealed class Linking(ConnectionState state, ConnectionOptions options, TimeSpan at)
{
    private readonly ImmutableArray<ConnectionEffect>.Builder _effects = ImmutableArray.CreateBuilder<ConnectionEffect>();

    internal ConnectionState State { get; private set; } = state;

    internal ConnectionOptions Options { get; } = options;

    internal TimeSpan At { get; } = at;

    internal ImmutableArray<ConnectionEffect> Effects => _effects.ToImmutable();

    internal void Change(Func<ConnectionState, ConnectionState> change) => State = change(State);

    internal void ChangeLink(int number, Func<LinkState, LinkState> change) => State = State with
    {
        Serving = State.Serving is { } serving && serving.Number == number ? change(serving) : State.Serving,
        Next = State.Next is { } next && next.Number == number ? change(next) : State.Next,
    };

    internal void Do(ConnectionEffect effect) => _effects.Add(effect);

    /// <summary>Tells observers, unless they would hear of a link's making while another one serves.</summary>
    internal void Report(ConnectionStatus status, int? attempt = null, string? reason = null, TimeSpan? pause = null)
    {
        if (State.Serving is not null && status is ConnectionStatus.Dialling or ConnectionStatus.Configuring)
        {
            return;
        }

        State = State with { Status = status };
        _effects.Add(new ReportStatus(status, attempt, reason, pause));
    }
}
