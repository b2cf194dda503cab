using Akka.Actor;
using Akka.Event;
using AkkaVoice.Actors.Conversation.Calls;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AkkaVoice.Actors.Tools;

/// <summary>One tool call: runs the tool off the actor, answers once, and is gone. Its end cancels what still runs.</summary>
internal sealed class ToolCall : ReceiveActor, IWithTimers
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly ToolProtocol.Run _run;
    private readonly ToolOptions _options;
    private readonly ILogger _logger;
    private readonly AIFunction _tool;

    public ToolCall(AIFunction tool, ToolProtocol.Run run, ToolOptions options, ILogger logger)
    {
        (_tool, _run, _options, _logger) = (tool, run, options, logger);
        Receive<Returned>(returned => Answer(ToolOutput.Write(_tool, returned.Result, _options.MaxOutputCharacters)));
        Receive<Threw>(threw => Answer((Explain(threw.Exception), false)));
        Receive<TimedOut>(_ => Answer((ToolErrors.Json($"The tool did not answer within {_options.Timeout.TotalSeconds:0.#} s."), false)));
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props Props(AIFunction tool, ToolProtocol.Run run, ToolOptions options, ILogger logger) =>
        Akka.Actor.Props.Create(() => new ToolCall(tool, run, options, logger));

    protected override void PreStart()
    {
        Timers.StartSingleTimer(nameof(TimedOut), TimedOut.Instance, _options.Timeout);
        var (tool, arguments, token) = (_tool, _run.Arguments, _cancellation.Token);

        // On the pool: a tool may block or compute before its first await, and must not hold up this actor's deadline.
        Task.Run(async () => await tool.InvokeAsync(ToolArguments.Read(tool, arguments), token), token)
            .PipeTo(Self, success: result => new Returned(result), failure: exception => new Threw(exception));
    }

    protected override void PostStop()
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
    }

    private void Answer((string Text, bool Ok) output)
    {
        Context.Parent.Tell(new ToolProtocol.Answer(_run.CallId, output.Ok, output.Text));
        Context.Stop(Self);
    }

    private string Explain(Exception exception)
    {
        switch (exception)
        {
            case ToolFailedException failed:
                return ToolErrors.Json(failed.Message);

            case System.Text.Json.JsonException or ArgumentException:
                ToolLog.BadArguments(_logger, _run.Name, _run.CallId, exception);
                return ToolErrors.Json("The arguments do not fit the tool's parameters.");

            default:
                ToolLog.Failed(_logger, _run.Name, _run.CallId, exception);
                return ToolErrors.Json("The tool failed.");
        }
    }

    private sealed record Returned(object? Result) : IDeadLetterSuppression;

    private sealed record Threw(Exception Exception) : IDeadLetterSuppression;

    private sealed class TimedOut : IDeadLetterSuppression
    {
        public static readonly TimedOut Instance = new();
    }
}
