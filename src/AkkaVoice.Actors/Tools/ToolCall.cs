using Akka.Actor;
using Akka.Event;
using AkkaVoice.Actors.Agents;
using AkkaVoice.Actors.Conversation.Calls;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tools;

/// <summary>
/// One tool call: runs the tool, answers once, and is gone. The tool may block this actor, or a thread of its own; its deadline is the broker's.
/// </summary>
internal sealed class ToolCall : ReceiveActor
{
    private readonly Job _job;
    private readonly ILogger _logger;
    private readonly CancellationToken _cancellation;

    public ToolCall(Job job, ILogger logger, CancellationToken cancellation)
    {
        (_job, _logger, _cancellation) = (job, logger, cancellation);
        Receive<Returned>(returned => Answer(Write(returned.Result)));
        Receive<Threw>(threw => Answer(new ToolProtocol.Answer(job.Run.CallId, Ok: false, Explain(threw.Exception))));
    }

    public static Props Props(Job job, ILogger logger, CancellationToken cancellation) =>
        Akka.Actor.Props.Create(() => new ToolCall(job, logger, cancellation));

    protected override void PreStart() =>
        BeginAsync(Context.Parent).PipeTo(Self, success: result => new Returned(result), failure: exception => new Threw(exception));

    private Task<object?> BeginAsync(IActorRef broker) => _job.Options.OwnThreads
        ? Task.Factory.StartNew(
            () => InvokeAsync(broker), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap()
        : InvokeAsync(broker);

    // Knows nothing of the actor's context: the tool begins, and reports, on any thread.
    private async Task<object?> InvokeAsync(IActorRef broker)
    {
        var callId = _job.Run.CallId;
        var arguments = ToolArguments.Read(_job.Tool, _job.Run.Arguments);
        arguments.Context = new Dictionary<object, object?>
        {
            [typeof(ToolProgress)] = new ToolProgress(text => broker.Tell(new ToolProtocol.Progress(callId, text))),
        };
        if (_job.Environment is not { } environment)
        {
            return await _job.Tool.InvokeAsync(arguments, _cancellation).ConfigureAwait(false);
        }

        arguments.Context[typeof(ToolContext)] = environment.Context(callId);
        if (environment.Services.GetService<IServiceScopeFactory>() is not { } scopes)
        {
            arguments.Services = environment.Services;
            return await _job.Tool.InvokeAsync(arguments, _cancellation).ConfigureAwait(false);
        }

        await using var scope = scopes.CreateAsyncScope();
        arguments.Services = scope.ServiceProvider;
        return await _job.Tool.InvokeAsync(arguments, _cancellation).ConfigureAwait(false);
    }

    private ToolProtocol.Answer Write(object? result)
    {
        var callId = _job.Run.CallId;
        if (result is Handoff handoff)
        {
            return new ToolProtocol.Answer(callId, Ok: true, "{}") { Handoff = handoff };
        }

        var (text, ok) = ToolOutput.Write(_job.Tool, result, _job.Options.MaxOutputCharacters);
        return new ToolProtocol.Answer(callId, ok, text);
    }

    private void Answer(ToolProtocol.Answer answer)
    {
        Context.Parent.Tell(answer);
        Context.Stop(Self);
    }

    private string Explain(Exception exception)
    {
        switch (exception)
        {
            case ToolFailedException failed:
                return ToolErrors.Json(failed.Message);

            case System.Text.Json.JsonException or ArgumentException:
                ToolLog.BadArguments(_logger, _job.Run.Name, _job.Run.CallId, exception);
                return ToolErrors.Json("The arguments do not fit the tool's parameters.");

            default:
                ToolLog.Failed(_logger, _job.Run.Name, _job.Run.CallId, exception);
                return ToolErrors.Json("The tool failed.");
        }
    }

    /// <summary>What is to be called, and with what.</summary>
    public sealed record Job(AIFunction Tool, ToolProtocol.Run Run, ToolOptions Options, ToolEnvironment? Environment);

    private sealed record Returned(object? Result) : IDeadLetterSuppression;

    private sealed record Threw(Exception Exception) : IDeadLetterSuppression;
}
