using System.Globalization;
using Akka.Actor;
using AkkaVoice.Actors.Conversation;
using AkkaVoice.Actors.Conversation.Calls;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tools;

/// <summary>
/// Runs a session's tool calls, one supervised actor each. Its parent gets one answer for each call id: the tool's, or, when
/// the tool fails, hangs, is unknown or takes its actor down, a sentence that the model may repeat.
/// </summary>
public sealed class ToolBroker : ReceiveActor, IWithTimers
{
    private readonly Dictionary<IActorRef, Running> _running = [];
    private readonly ToolEnvironment? _environment;
    private readonly ILogger _logger;
    private Dictionary<string, AIFunction> _tools;
    private ToolOptions _options;
    private RecentIds _known = RecentIds.None;

    /// <summary>Creates the broker.</summary>
    /// <param name="tools">The session's tools.</param>
    /// <param name="options">Limits of a call.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="environment">What tools get besides the model's arguments; null for nothing.</param>
    public ToolBroker(IReadOnlyList<AIFunction> tools, ToolOptions options, ILogger logger, ToolEnvironment? environment = null)
    {
        _tools = tools.ToDictionary(tool => tool.Name, StringComparer.Ordinal);
        (_options, _logger, _environment) = (options, logger, environment);
        Receive<ToolProtocol.Use>(use =>
        {
            _tools = use.Tools.ToDictionary(tool => tool.Name, StringComparer.Ordinal);
            _options = use.Options;
        });
        Receive<ToolProtocol.Run>(OnRun);
        Receive<ToolProtocol.Cancel>(OnCancel);
        Receive<ToolProtocol.Answer>(OnAnswer);
        Receive<ToolProtocol.Progress>(progress => Context.Parent.Tell(progress));
        Receive<TimedOut>(OnTimedOut);
        Receive<Terminated>(OnTerminated);
    }

    /// <inheritdoc />
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Describes the broker to its parent.</summary>
    /// <param name="tools">The session's tools.</param>
    /// <param name="options">Limits of a call.</param>
    /// <param name="logger">Where failures are logged.</param>
    /// <param name="environment">What tools get besides the model's arguments; null for nothing.</param>
    /// <returns>The recipe.</returns>
    public static Props Props(
        IReadOnlyList<AIFunction> tools, ToolOptions options, ILogger logger, ToolEnvironment? environment = null) =>
        Akka.Actor.Props.Create(() => new ToolBroker(tools, options, logger, environment));

    /// <inheritdoc />
    protected override SupervisorStrategy SupervisorStrategy() => Akka.Actor.SupervisorStrategy.StoppingStrategy;

    /// <inheritdoc />
    protected override void PostStop()
    {
        foreach (var running in _running.Values)
        {
            running.Cancellation.Cancel();
            running.Cancellation.Dispose();
        }
    }

    private void OnRun(ToolProtocol.Run run)
    {
        if (_known.Contains(run.CallId))
        {
            return;
        }

        _known = _known.Add(run.CallId);
        if (!_tools.TryGetValue(run.Name, out var tool))
        {
            ToolLog.Unknown(_logger, run.Name, run.CallId);
            var known = _tools.Count == 0 ? "there are none" : $"available: {string.Join(", ", _tools.Keys)}";
            Context.Parent.Tell(new ToolProtocol.Answer(
                run.CallId, Ok: false, ToolErrors.Json($"There is no tool named '{run.Name}'; {known}.")));
            return;
        }

        var cancellation = new CancellationTokenSource();
        var call = Context.ActorOf(ToolCall.Props(new ToolCall.Job(tool, run, _options, _environment), _logger, cancellation.Token), ActorName(run.CallId));
        Context.Watch(call);
        _running.Add(call, new Running(run, cancellation));
        Timers.StartSingleTimer(run.CallId, new TimedOut(call), _options.TimeoutOf(run.Name));
    }

    private void OnCancel(ToolProtocol.Cancel cancel)
    {
        if (_running.FirstOrDefault(running => running.Value.Run.CallId == cancel.CallId) is { Key: { } call, Value: { } running })
        {
            _running.Remove(call);
            Release(running);
            Context.Stop(call);
        }
    }

    private void OnAnswer(ToolProtocol.Answer answer)
    {
        if (_running.Remove(Sender, out var running))
        {
            Release(running);
            Context.Parent.Tell(answer);
        }
    }

    private void OnTimedOut(TimedOut timedOut)
    {
        if (_running.Remove(timedOut.Call, out var running))
        {
            Context.Stop(timedOut.Call);
            Fail(running, $"The tool did not answer within {_options.TimeoutOf(running.Run.Name).TotalSeconds:0.#} s.");
        }
    }

    private void OnTerminated(Terminated terminated)
    {
        if (_running.Remove(terminated.ActorRef, out var running))
        {
            ToolLog.Lost(_logger, running.Run.Name, running.Run.CallId);
            Fail(running, "The tool failed.");
        }
    }

    private void Fail(Running running, string sentence)
    {
        Release(running);
        Context.Parent.Tell(new ToolProtocol.Answer(running.Run.CallId, Ok: false, ToolErrors.Json(sentence)));
    }

    private void Release(Running running)
    {
        Timers.Cancel(running.Run.CallId);
        running.Cancellation.Cancel();
        running.Cancellation.Dispose();
    }

    /// <summary>Call ids are the model's; what an actor's name must not hold is written as its code.</summary>
    private static string ActorName(string callId) => "call-" + string.Concat(callId.Select(letter =>
        char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'
            ? letter.ToString()
            : string.Create(CultureInfo.InvariantCulture, $"*{(int)letter:x}")));

    private sealed record Running(ToolProtocol.Run Run, CancellationTokenSource Cancellation);

    private sealed record TimedOut(IActorRef Call);
}
