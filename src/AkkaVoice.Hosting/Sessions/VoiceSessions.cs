using Akka.Hosting;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Hosting.Configuration;
using AkkaVoice.Hosting.Local;
using AkkaVoice.Streams.Rooms;

namespace AkkaVoice.Hosting.Sessions;

/// <summary>Starts sessions as the configuration says.</summary>
public sealed class VoiceSessions
{
    private readonly IRequiredActor<SessionManager> _manager;
    private readonly AkkaVoiceOptions _options;
    private readonly RealtimeAddress _address;
    private readonly ToolCatalogue _tools;

    /// <summary>Made by the host.</summary>
    /// <param name="manager">The session manager.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="address">Where the model is.</param>
    /// <param name="tools">The tools there are.</param>
    public VoiceSessions(IRequiredActor<SessionManager> manager, AkkaVoiceOptions options, RealtimeAddress address, ToolCatalogue tools) =>
        (_manager, _options, _address, _tools) = (manager, options, address, tools);

    /// <summary>What a session in a room is made of; change it before <see cref="StartAsync"/> as needed.</summary>
    /// <param name="room">Where the person is.</param>
    /// <param name="onEvent">Takes the session's events; see <see cref="SessionSpec.OnEvent"/>.</param>
    /// <returns>The configured session.</returns>
    /// <exception cref="ArgumentException">A tool that is enabled does not exist.</exception>
    public SessionSpec Spec(IRoom room, Action<SessionEvent>? onEvent = null) => new()
    {
        Room = room,
        Endpoint = _address.Endpoint,
        Settings = _options.Session,
        Tools = _tools.Create(_options.Tools.Enabled),
        ToolOptions = new ToolOptions { Timeout = _options.Tools.Timeout },
        Connection = _options.Realtime.Connection,
        TurnAudioMs = _options.Audio.TurnBufferMs,
        Conversation = new ConversationOptions
        {
            ToolStepLimit = _options.Tools.MaxSteps,
            Interruptions = _options.Interruptions,
            MemoryTokens = _options.MemoryTokens,
        },
        OnEvent = onEvent,
    };

    /// <summary>Starts a session.</summary>
    /// <param name="spec">What it is made of.</param>
    /// <returns>The hold on it.</returns>
    /// <exception cref="SessionRefusedException">There is no room for another session, or the host is shutting down.</exception>
    public async Task<SessionHandle> StartAsync(SessionSpec spec) =>
        await new SessionClient(await _manager.GetAsync().ConfigureAwait(false)).StartAsync(spec).ConfigureAwait(false);

    /// <summary>Lists the sessions that are there.</summary>
    /// <returns>The holds on them.</returns>
    public async Task<IReadOnlyList<SessionHandle>> ListAsync() =>
        await new SessionClient(await _manager.GetAsync().ConfigureAwait(false)).ListAsync().ConfigureAwait(false);
}
