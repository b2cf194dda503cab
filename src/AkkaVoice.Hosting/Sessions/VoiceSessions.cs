using Akka.Hosting;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Events;
using AkkaVoice.Actors.Sessions;
using AkkaVoice.Actors.Tools;
using AkkaVoice.Hosting.Agents;
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
    private readonly AgentDirectory _agents;
    private readonly VoiceBuilder _program;

    /// <summary>Made by the host.</summary>
    internal VoiceSessions(
        IRequiredActor<SessionManager> manager, AkkaVoiceOptions options, RealtimeAddress address, AgentDirectory agents, VoiceBuilder program) =>
        (_manager, _options, _address, _agents, _program) = (manager, options, address, agents, program);

    /// <summary>What a session in a room is made of; change it before <see cref="StartAsync"/> as needed.</summary>
    /// <param name="room">Where the person is.</param>
    /// <param name="onEvent">Takes the session's events; see <see cref="SessionSpec.OnEvent"/>.</param>
    /// <returns>The configured session.</returns>
    public SessionSpec Spec(IRoom room, Action<SessionEvent>? onEvent = null) => new()
    {
        Room = room,
        Endpoint = _address.Endpoint,
        Settings = _options.Session,
        Agents = _agents.Agents,
        Greeting = _options.Greeting,
        Observers = _program.Observers,
        ToolOptions = new ToolOptions { Timeout = _options.Tools.Timeout, Policies = _options.Tools.Policies, OwnThreads = true },
        Connection = _options.Realtime.Connection,
        TurnAudioMs = _options.Audio.TurnBufferMs,
        Conversation = new ConversationOptions
        {
            ToolStepLimit = _options.Tools.MaxSteps,
            Interruptions = _options.Interruptions,
            MemoryTokens = _options.MemoryTokens,
            FailureRetries = _options.Answers.Retries,
            RetryDelay = _options.Answers.RetryDelay,
            FailureNotice = _options.Answers.FailureNotice,
            ResponseTimeout = _options.Answers.Timeout,
            Filler = _options.Tools.Filler,
        },
        FinishTimeout = ShutdownPhases.SpeechTime(_options),
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
